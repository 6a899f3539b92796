import { revenueLookup } from '../../../src/outcomes/accountChange';
import { type AnalysedFacts, type TransferMove, transferEffects } from '../../../src/outcomes/effect/transfers';
import { transferSentences } from '../../../src/reviews/effect/transferSentences';
import { firstDayOfQuarter } from '../../../src/shared/calendar';
import { PLAIN, simulate } from '../simulate';

const EFFECTIVE = 14;
const sim = simulate(3, { ...PLAIN, accounts: 500, moves: 0 });
const manner = { currency: 'USD', locale: 'en-US' };
const R = 'round';

/** A twelfth of the accounts belongs to a rep who left, and loses a tenth when others take over. */
const leaves = (id: number): boolean => id % 12 === 0;
const cents = sim.revenue.cents.map((value, at) => {
  const [account, quarter] = [Math.floor(at / PLAIN.quarters) + 1, at % PLAIN.quarters];
  return leaves(account) && quarter >= EFFECTIVE ? Math.round(0.9 * value) : value;
});
const revenue = revenueLookup({ ...sim.revenue, cents });
const move = (accountId: number, origin: TransferMove['origin']): TransferMove => ({
  rotationId: R,
  tradeId: `t${accountId}`,
  accountId,
  fromRepId: origin === 'vacant' ? 99 : 3,
  toRepId: 1 + (accountId % 7),
  effectiveDate: firstDayOfQuarter(EFFECTIVE, 1),
  heldUntil: null,
  origin,
});
const analysed = sim.revenue.accountIds.map(
  (accountId): AnalysedFacts => ({
    rotationId: R,
    accountId,
    ownerId: leaves(accountId) ? 99 : 1 + (accountId % 20),
    segment: `${Math.floor(accountId / 5) % 2}`,
    sizeTercile: '1',
    propensity: null,
    candidate: accountId % 3 === 0,
  }),
);
const measure = (moves: TransferMove[]) =>
  transferEffects({ moves, analysed }, { moves: [], revenue, fiscalYearStartMonth: 1, asOf: sim.asOf });

test('accounts of a rep who left, against all accounts whose reps stayed: the loss is found', () => {
  const vacant = sim.revenue.accountIds.filter(leaves).map((id) => move(id, 'vacant'));
  const [{ origin, accounts, effect }] = measure(vacant);
  expect([origin, accounts, effect!.moved]).toEqual(['vacant', vacant.length, vacant.length]);
  expect(effect!.controls).toBe(analysed.length - vacant.length);
  expect(effect!.interval!.low).toBeGreaterThan(-0.4);
  expect(effect!.interval!.high).toBeLessThan(0);
});

test('accounts that begin a new book are a group of their own, against candidates that stayed', () => {
  const seeded = [3, 9, 15, 21, 27].map((id) => move(id, 'fullerBook'));
  const vacant = [12, 24].map((id) => move(id, 'vacant'));
  const effects = measure([...seeded, ...vacant]);
  expect(effects.map(({ origin, accounts }) => [origin, accounts])).toEqual([
    ['vacant', 2],
    ['fullerBook', 5],
  ]);
  // Candidates, less the seeded ones and those of the rep who left.
  const candidates = analysed.filter(({ accountId, candidate }) => candidate && !leaves(accountId)).length;
  expect(effects[1].effect!.controls).toBe(candidates - 5);
  const [first] = transferSentences(effects[1], manner);
  expect(first).toContain('5\u00a0accounts went one way to new reps');
  expect(transferSentences(effects[0], manner).join(' ')).toContain('cannot be told apart');
});

test('without transfers there is nothing, before a complete quarter nothing is said', () => {
  expect(measure([])).toEqual([]);
  const late = { ...move(12, 'vacant'), effectiveDate: firstDayOfQuarter(sim.asOf + 1, 1) };
  const [effect] = measure([late]);
  expect(effect.effect).toBeNull();
  expect(transferSentences(effect, manner)[0]).toContain('cannot be told yet');
});
