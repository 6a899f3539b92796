import { quarterIndex } from '../../../src/shared/calendar';
import { AS_OF, account, accountsOf, type Case, inputOf, owned, rep, repsOf, steady } from '../inputs';
import { blocksOf, saidOf } from '../telling';

const rising = [...steady(100, 4), ...steady(110, 4), ...steady(121, 4)];
/** Rep 1 holds 1 and 2, which gain a tenth a year; rep 2 holds 3 to 6, which stay as they are. */
const TWO_BOOKS: Case = {
  sales: { 1: rising, 2: rising, 3: steady(100, 12), 4: steady(100, 12), 5: steady(100, 12), 6: steady(100, 12) },
  reps: [rep(2), rep(1)],
  assignments: [1, 2, 3, 4, 5, 6].map((id) => owned(id, id <= 2 ? 1 : 2)),
};

test('a book’s growth is split into its market and the rep', () => {
  const reps = repsOf(TWO_BOOKS);
  expect([...reps.keys()]).toEqual([1, 2]);
  expect(reps.get(1)).toMatchObject({ accounts: 2, bookT4qCents: 96_800, quartersCounted: 8, quartersAbovePeers: 8 });
  expect(reps.get(1)!.sameStoreGrowth).toBeCloseTo(0.1, 12);
  expect(reps.get(1)!.peerGrowth).toBeCloseTo(0, 12);
  expect(reps.get(1)!.rawEffect).toBeCloseTo(0.1, 12);
  // The market of rep 2 is what others hold of it: the two accounts of rep 1.
  expect(reps.get(2)!.rawEffect).toBeCloseTo(-0.1, 12);
});

test('effects are shrunk to zero by the variance between reps', () => {
  // Errors at their floor of half a point, weights 40,000: Q = 800, variance (800 − 1)/40,000 = 0.019975.
  const { effect, effectSd, probabilityPositive } = repsOf(TWO_BOOKS).get(1)!;
  expect(effect).toBeCloseTo((0.1 * 0.019975) / 0.02, 10);
  expect(effectSd).toBeCloseTo(0.005 * Math.sqrt(0.019975 / 0.02), 10);
  expect(probabilityPositive).toBeCloseTo(1, 10);
});

test('a consistent performer is protected unless the rep opts in or policy says otherwise', () => {
  expect(repsOf(TWO_BOOKS).get(1)).toMatchObject({ protected: true });
  const stalled = { ...TWO_BOOKS, sales: { ...TWO_BOOKS.sales, 7: steady(10, 12) } };
  const withSmall = { ...stalled, assignments: [...TWO_BOOKS.assignments!, owned(7, 1)] };
  const found = accountsOf(withSmall).get(7)!;
  expect(found.candidate).toBe(false);
  expect(blocksOf(found).join()).toContain('Rep 1 performs consistently above the market');
  expect(accountsOf({ ...withSmall, optedIn: [1] }).get(7)!.candidate).toBe(true);
  expect(accountsOf({ ...withSmall, policy: { candidates: { protectConsistentReps: false } } }).get(7)!.candidate).toBe(
    true,
  );
});

test('with fewer than eight counted quarters nobody is protected', () => {
  const sales = Object.fromEntries(Object.entries(TWO_BOOKS.sales).map(([id, sold]) => [id, sold.slice(1)]));
  expect(repsOf({ ...TWO_BOOKS, sales }).get(1)).toMatchObject({
    quartersCounted: 7,
    quartersAbovePeers: 7,
    protected: false,
  });
});

test('quarters with leave count neither now nor a year later', () => {
  const slump = rising.map((sold, i) => (i === 6 || i === 10 ? 0 : sold));
  const sales = { ...TWO_BOOKS.sales, 1: slump, 2: slump };
  const absences = [
    { repId: 1, from: '2024-06-20', to: '2024-07-01' },
    { repId: 1, from: '2024-07-01', to: '2024-08-01' },
  ];
  const found = repsOf({ ...TWO_BOOKS, sales, absences }).get(1)!;
  expect(found).toMatchObject({ quartersCounted: 4, quartersAbovePeers: 4 });
  expect(found.rawEffect).toBeCloseTo(0.1, 12);
  expect(saidOf(found).join()).toContain('4 quarters left out because of leave');
});

test('only accounts held the whole time count', () => {
  const assignments = [...TWO_BOOKS.assignments!, owned(7, 2, '2020-01-01', '2025-02-01'), owned(7, 1, '2025-02-01')];
  const sales = { ...TWO_BOOKS.sales, 7: [...steady(100, 8), ...steady(900, 4)] };
  expect(repsOf({ ...TWO_BOOKS, sales, assignments }).get(1)!.sameStoreGrowth).toBeCloseTo(0.1, 12);
});

test('train: the whole book is behind its market', () => {
  const found = repsOf(TWO_BOOKS).get(2)!;
  expect(found).toMatchObject({ verdict: 'train', candidates: 4 });
  expect(saidOf(found)[0]).toContain('coaching');
});

test('market: what does not grow lies in a segment that stands still as a whole', () => {
  const one = { sales: { 1: steady(10), 2: steady(10), 3: steady(10), 4: [...steady(10, 4), ...steady(11, 4)] } };
  const found = repsOf(one).get(1)!;
  expect(found).toMatchObject({ verdict: 'market', effect: null, protected: false });
  expect(saidOf(found)[0]).toContain('100% of the revenue that does not grow is in segments');
});

test('trade: an isolated stall in a sound book; leave: nothing stands still', () => {
  const grown = [...steady(10, 4), ...steady(11, 4)];
  const sales = { 1: steady(10), 2: grown, 3: grown, 4: grown };
  expect(repsOf({ sales }).get(1)).toMatchObject({ verdict: 'trade', candidates: 1 });
  expect(repsOf({ sales: { ...sales, 1: grown } }).get(1)).toMatchObject({ verdict: 'leave', candidates: 0 });
  const locked = [account(1, { lockedUntil: '9999-12-31' }), account(2), account(3), account(4)];
  expect(saidOf(repsOf({ sales, accounts: locked }).get(1)!)[0]).toContain('policy keeps those accounts');
});

test('quotas are told, and protect nobody', () => {
  const quotas = ['2025-Q1', '2025-Q3', '2024-Q4'].map((quarter) => ({ repId: 1, quarter, amountCents: 24_200 }));
  quotas[1].amountCents++;
  const found = repsOf({ ...TWO_BOOKS, quotas }).get(1)!;
  expect(saidOf(found).at(-1)).toBe('Quota reached in 1 of 2 quarters.');
});

test('the fixture ends with the as-of quarter', () => {
  expect(inputOf(TWO_BOOKS).revenue.firstQuarter).toBe(quarterIndex('2023-Q1'));
  expect(AS_OF).toBe(quarterIndex('2025-Q4'));
});
