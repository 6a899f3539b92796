import { decideOutcome } from '../../src/app/outcomes/decideOutcome';
import { decisionDue } from '../../src/outcomes/decisions';
import { listAuditEntries } from '../../src/storage/audit/auditPages';
import { outcomeDecisions } from '../../src/storage/outcomes/outcomeDecisions';
import { getTrade } from '../../src/storage/trades/trades';
import { CAST } from '../cast';
import { tempDatabase } from '../tempDatabase';
import { fillSwapCast, SWAPS } from './swapCast';

const NOW = `${CAST.today}T10:00:00.000Z`;
const manager = { id: null, role: 'manager' as const, repId: CAST.anna, today: CAST.today, now: NOW };
const keep = { decision: 'keep' as const, reason: ' Both customers are content. ', reviewAgain: null };

let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
  await fillSwapCast(database);
});
afterEach(() => database.remove());

test('a decision is kept with its reason and the figures as they stood, and audited', async () => {
  await decideOutcome(database, SWAPS.year, keep, manager);
  const [decided] = await outcomeDecisions(database.db, { tradeId: SWAPS.year });
  expect(decided).toMatchObject({
    decision: 'keep',
    reason: 'Both customers are content.',
    asOf: '2025-Q4',
    evidence: { quarters: 4, verdict: 'notComparable' },
    byName: null,
  });
  const [entry] = await listAuditEntries(database.db, { action: 'trade.outcomeDecided' }, { limit: 5, offset: 0 });
  expect(entry).toMatchObject({ subjectId: SWAPS.year, payload: { decision: 'keep', asOf: '2025-Q4' } });
});

test('extending moves the review, to a day that is still to come', async () => {
  await decideOutcome(database, SWAPS.year, { ...keep, decision: 'extend', reviewAgain: '2026-12-31' }, manager);
  expect((await getTrade(database.db, SWAPS.year))!.reviewDate).toBe('2026-12-31');
  for (const reviewAgain of [null, '', 'soon', CAST.today]) {
    const extended = decideOutcome(database, SWAPS.year, { ...keep, decision: 'extend', reviewAgain }, manager);
    await expect(extended).rejects.toMatchObject({ code: 'outcome.reviewAgain' });
  }
  expect(await outcomeDecisions(database.db)).toHaveLength(1);
});

test.each([SWAPS.undone, SWAPS.announced, 'swap-undoing'])('%s cannot be decided about', async (trade) => {
  await expect(decideOutcome(database, trade, keep, manager)).rejects.toMatchObject({ code: 'trade.notInEffect' });
});

test('it takes a manager and a reason; leaders only read', async () => {
  const leader = { ...manager, role: 'leader' as const };
  await expect(decideOutcome(database, SWAPS.year, keep, leader)).rejects.toMatchObject({ code: 'actor.notAllowed' });
  const without = decideOutcome(database, SWAPS.year, { ...keep, reason: ' ' }, manager);
  await expect(without).rejects.toMatchObject({ code: 'trade.reasonMissing' });
});

test('the latest decision comes first; one made on later figures is not known to an earlier quarter', async () => {
  await decideOutcome(database, SWAPS.year, keep, manager);
  await decideOutcome(database, SWAPS.year, { ...keep, decision: 'reverse' }, manager);
  const all = await outcomeDecisions(database.db, { asOf: '2025-Q4' });
  expect(all.map(({ decision }) => decision)).toEqual(['reverse', 'keep']);
  expect(await outcomeDecisions(database.db, { asOf: '2025-Q3' })).toEqual([]);
});

test('a decision is due at four quarters or on the review day, and again when an extension has run out', () => {
  const trade = { quarters: 2, reviewDate: null };
  const due = (change: object, latest: Parameters<typeof decisionDue>[1] = null): boolean =>
    decisionDue({ ...trade, ...change }, latest, '2026-02-10');
  expect([due({}), due({ quarters: 4 }), due({ reviewDate: '2026-02-10' }), due({ reviewDate: '2026-02-11' })]).toEqual(
    [false, true, true, false],
  );
  const kept = { decision: 'keep' as const, reviewAgain: null };
  const extended = { decision: 'extend' as const, reviewAgain: '2026-02-10' };
  expect([due({ quarters: 4 }, kept), due({}, extended), due({}, { ...extended, reviewAgain: '2026-03-01' })]).toEqual([
    false,
    true,
    false,
  ]);
});
