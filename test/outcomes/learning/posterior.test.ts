import { learn } from '../../../src/outcomes/learning/posterior';
import { priorOf } from '../../../src/outcomes/learning/prior';
import type { Belief, SwapEvidence } from '../../../src/outcomes/learning/types';
import { seededRandom } from '../../../src/shared/random';

const PRIOR: Belief = {
  headroomShare: 0.1,
  handoverLoss: 0.06,
  headroomShareSd: 0.05,
  handoverLossSd: 0.03,
  correlation: 0,
};

function swap(over: Partial<SwapEvidence>): SwapEvidence {
  return {
    tradeId: 't',
    rotationId: 'r',
    segment: 'Small',
    effectCents: 0,
    errorCents: 1,
    forgoneCents: 0,
    headroomRegressor: 0,
    handoverRegressor: 0,
    ...over,
  };
}

test('without swaps the posterior is the prior and nothing is learnt', () => {
  const { posterior, headroomShareLearnt, handoverLossLearnt } = learn(PRIOR, []);
  expect(posterior.headroomShare).toBeCloseTo(0.1, 12);
  expect(posterior.handoverLossSd).toBeCloseTo(0.03, 12);
  expect([headroomShareLearnt, handoverLossLearnt]).toEqual([false, false]);
});

test('one swap about κ alone, by hand: precisions add up', () => {
  // Prior precision 1/0.05² = 400; the swap says 20/100 = 0.2 with precision 100²/5² = 400: halfway, sd 0.05/√2.
  const { posterior } = learn(PRIOR, [
    swap({ effectCents: 12, forgoneCents: 8, errorCents: 5, headroomRegressor: 100 }),
  ]);
  expect(posterior.headroomShare).toBeCloseTo(0.15, 12);
  expect(posterior.headroomShareSd).toBeCloseTo(0.05 / Math.SQRT2, 12);
  expect(posterior.handoverLoss).toBeCloseTo(0.06, 12);
});

test('a swap that brings less than believed lowers κ and raises δ, and the two become positively correlated', () => {
  const evidence = swap({ effectCents: -10, errorCents: 5, headroomRegressor: 100, handoverRegressor: 100 });
  const { posterior } = learn(PRIOR, [evidence]);
  expect(posterior.headroomShare).toBeLessThan(0.1);
  expect(posterior.handoverLoss).toBeGreaterThan(0.06);
  expect(posterior.correlation).toBeGreaterThan(0);
});

test('recovers both from many swaps', () => {
  const random = seededRandom(4);
  const evidence = Array.from({ length: 4000 }, () => {
    const [headroomRegressor, handoverRegressor] = [500 * random.next(), 1000 * random.next()];
    const effectCents = 0.17 * headroomRegressor - 0.03 * handoverRegressor + 20 * random.normal();
    return swap({ effectCents, errorCents: 20, headroomRegressor, handoverRegressor });
  });
  const { posterior, headroomShareLearnt, handoverLossLearnt } = learn(PRIOR, evidence);
  expect(Math.abs(posterior.headroomShare - 0.17)).toBeLessThan(4 * posterior.headroomShareSd);
  expect(Math.abs(posterior.handoverLoss - 0.03)).toBeLessThan(4 * posterior.handoverLossSd);
  expect(posterior.headroomShareSd).toBeLessThan(0.005);
  expect([headroomShareLearnt, handoverLossLearnt]).toEqual([true, true]);
});

test('swaps that share an error teach less than independent ones', () => {
  const evidence = Array.from({ length: 10 }, () =>
    swap({ effectCents: 10, errorCents: 5, headroomRegressor: 100, handoverRegressor: 50 }),
  );
  const alone = learn(PRIOR, evidence).posterior;
  const shared = learn(PRIOR, evidence, new Map([['r', 0.1]])).posterior;
  expect(shared.headroomShareSd).toBeGreaterThan(alone.headroomShareSd);
  expect(shared.handoverLossSd).toBeGreaterThan(alone.handoverLossSd);
});

test('a policy that believes in no loss at all is not certain of it: swaps can teach otherwise', () => {
  const prior = priorOf({ headroomShare: 0.1, handoverLoss: 0 });
  expect(prior).toMatchObject({ headroomShareSd: 0.05, handoverLossSd: 0.01 });
  const { posterior } = learn(prior, [swap({ effectCents: -30, errorCents: 1, handoverRegressor: 1000 })]);
  expect(posterior.handoverLoss).toBeCloseTo(0.0297, 3);
  for (const value of Object.values(posterior)) expect(Number.isFinite(value)).toBe(true);
});
