import { revenueLookup } from '../../../src/outcomes/accountChange';
import { effectReport } from '../../../src/outcomes/effect/effectReport';
import { firstDayOfQuarter } from '../../../src/shared/calendar';
import { PLAIN, simulate } from '../simulate';

const sim = simulate(6, { ...PLAIN, accounts: 300, moves: 14 });
const [stack] = sim.stacks;
const moved = stack.members.filter((m) => m.tradeId !== null);

/** The report after some accounts' revenue was replaced quarter by quarter. */
function reportWith(change: (accountId: number, cents: number, quarter: number) => number) {
  const cents = sim.revenue.cents.map((value, at) =>
    change(Math.floor(at / PLAIN.quarters) + 1, value, at % PLAIN.quarters),
  );
  return effectReport({
    moves: moved.map((m) => ({
      rotationId: stack.rotationId,
      tradeId: m.tradeId!,
      accountId: m.accountId,
      fromRepId: m.repIds[0],
      toRepId: m.repIds[1] ?? m.repIds[0],
      effectiveDate: firstDayOfQuarter(stack.effectiveQuarter, 1),
      heldUntil: null,
    })),
    candidates: stack.members.map((m) => ({ ...m, rotationId: stack.rotationId, ownerId: m.repIds[0] })),
    lotteries: [],
    revenue: revenueLookup({ ...sim.revenue, cents }),
    fiscalYearStartMonth: 1,
    asOf: sim.asOf,
    expectedCents: 1e6,
  });
}

/** Every number in a report is finite. */
function expectFinite(value: unknown): void {
  JSON.stringify(value, (_, inner) => {
    if (typeof inner === 'number') expect(Number.isFinite(inner)).toBe(true);
    return inner;
  });
}

test('accounts without revenue, or with credit notes alone, in the year before are counted apart', () => {
  const [zero, credited] = moved.map((m) => m.accountId);
  const report = reportWith((id, cents, quarter) =>
    quarter >= stack.effectiveQuarter ? cents : id === zero ? 0 : id === credited ? -cents : cents,
  );
  expect(report.leftOut.withoutBaseline).toBe(2);
  expect(report.pooled!.moved).toBe(moved.length - 2);
  expectFinite(report);
});

test('credit notes afterwards count as what they are; nothing at all leaves nothing to say', () => {
  const report = reportWith((_, cents, quarter) => (quarter >= stack.effectiveQuarter ? -cents : cents));
  expect(report.pooled!.share).not.toBeNaN();
  expectFinite(report);
  const nothing = reportWith(() => 0);
  expect([nothing.pooled, nothing.leftOut.withoutBaseline]).toEqual([null, moved.length]);
  expectFinite(nothing);
});
