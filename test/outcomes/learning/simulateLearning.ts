import { revenueLookup } from '../../../src/outcomes/accountChange';
import { asCompared } from '../../../src/outcomes/effect/leadComparison';
import { mainEffect } from '../../../src/outcomes/effect/mainEffect';
import { measureStack } from '../../../src/outcomes/effect/measure';
import { tradeEffects } from '../../../src/outcomes/effect/trades/verdicts';
import { learn } from '../../../src/outcomes/learning/posterior';
import { priorOf } from '../../../src/outcomes/learning/prior';
import { sharedErrors } from '../../../src/outcomes/learning/sharedErrors';
import type { Learnt, SwapEvidence } from '../../../src/outcomes/learning/types';
import { type Random, seededRandom } from '../../../src/shared/random';
import { type Nature, PLAIN, type Simulated, simulate } from '../simulate';

const YEAR = 4;
const PRIOR = priorOf({ headroomShare: 0.1, handoverLoss: 0.06 });

/** A company that learns from its swaps, and what was true of it: drawn from what it believed beforehand. */
export interface LearntCompany {
  headroomShare: number;
  handoverLoss: number;
  learnt: Learnt;
}

/** Every moved account gains κ of its headroom and loses δ of its revenue, a year; the company learns from its swaps. */
export function learningCompany(seed: number, nature: Partial<Nature>): LearntCompany {
  const random = seededRandom(seed).fork('beliefs');
  const headroomShare = PRIOR.headroomShare + PRIOR.headroomShareSd * random.normal();
  const handoverLoss = PRIOR.handoverLoss + PRIOR.handoverLossSd * random.normal();
  const sim = simulate(seed, { ...PLAIN, ...nature });
  const moved = plant(sim, random, (headroom, t4q) => headroomShare * headroom - handoverLoss * t4q);
  const known = sim.stacks.map((stack) => measureStack(stack, revenueLookup(sim.revenue)));
  const trades = tradeEffects(known, sim.asOf, 1);
  const evidence = trades.flatMap(({ tradeId, rotationId, firstYear, accounts }): SwapEvidence[] => {
    if (!firstYear || firstYear.effectCents === null || firstYear.errorCents === null) return [];
    const sum = (of: 'headroom' | 't4q'): number => accounts.reduce((all, a) => all + moved.get(a.accountId)![of], 0);
    return [
      {
        tradeId,
        rotationId,
        segment: 'all',
        effectCents: YEAR * firstYear.effectCents,
        errorCents: YEAR * firstYear.errorCents,
        forgoneCents: 0,
        headroomRegressor: sum('headroom'),
        handoverRegressor: sum('t4q'),
      },
    ];
  });
  const pooledErrors = new Map(
    known.map((stack) => {
      const { pooled } = mainEffect([asCompared(stack)], sim.asOf)!;
      return [stack.stack.rotationId, Math.max(pooled.dyadicError, pooled.accountError)];
    }),
  );
  const errors = evidence.map(({ rotationId, errorCents, handoverRegressor }) => ({
    rotationId,
    errorCents: errorCents / YEAR,
    baselineCents: handoverRegressor / YEAR,
  }));
  return { headroomShare, handoverLoss, learnt: learn(PRIOR, evidence, sharedErrors(errors, pooledErrors)) };
}

/** Adds a yearly gain to the revenue of every moved account, in place; headroom and T4Q of each, minor units. */
function plant(
  { stacks, revenue }: Simulated,
  random: Random,
  gain: (headroom: number, t4q: number) => number,
): Map<number, { headroom: number; t4q: number }> {
  const { cents, quarters } = revenue;
  const moved = new Map<number, { headroom: number; t4q: number }>();
  for (const { effectiveQuarter, members } of stacks) {
    for (const { accountId, tradeId } of members) {
      if (tradeId === null) continue;
      const at = (accountId - 1) * quarters;
      const before = cents.subarray(at + effectiveQuarter - YEAR, at + effectiveQuarter);
      const t4q = before.reduce((sum, quarter) => sum + quarter, 0);
      const headroom = 2 * random.next() * t4q;
      for (let t = effectiveQuarter; t < quarters; t++) cents[at + t] += gain(headroom, t4q) / YEAR;
      moved.set(accountId, { headroom, t4q });
    }
  }
  return moved;
}

/** Whether the truth lies within 90 % of the posterior. */
export function heldBy({ headroomShare, handoverLoss, learnt: { posterior } }: LearntCompany) {
  const within = (truth: number, mean: number, sd: number): boolean => Math.abs(truth - mean) <= 1.645 * sd;
  return {
    headroomShare: within(headroomShare, posterior.headroomShare, posterior.headroomShareSd),
    handoverLoss: within(handoverLoss, posterior.handoverLoss, posterior.handoverLossSd),
  };
}
