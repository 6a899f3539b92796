import { revenueLookup } from '../src/outcomes/accountChange';
import type { CandidateFacts, MoveFacts } from '../src/outcomes/effect/buildStacks';
import type { RevenueByCategory } from '../src/outcomes/effect/categories';
import { effectReport } from '../src/outcomes/effect/effectReport';
import type { KeptAccount } from '../src/outcomes/effect/spillover';
import { firstDayOfQuarter } from '../src/shared/calendar';
import { PLAIN, type Simulated, simulate } from '../test/outcomes/simulate';
import { measureHere } from './support';

const accounts = Number(process.argv[2]);
const quarters = 24;
const sim = simulate(1, {
  ...PLAIN,
  accounts,
  quarters,
  reps: Math.max(8, Math.round(accounts / 40)),
  rotations: [8, 11, 14, 17, 20, 22],
  moves: accounts * 0.03,
  effect: 0.05,
  effectSpread: 0.1,
});
const input = {
  ...factsOf(sim),
  revenue: revenueLookup(sim.revenue),
  byCategory: categoriesOf(sim),
  kept: keptOf(sim),
  asOf: sim.asOf,
};

/**
 * Every estimate of a report: pooled, by rotation, event study with bands, trades, variants, permutation, spillover,
 * categories, power.
 */
measureHere(() => {
  const { pooled, trades, eventStudy } = effectReport({
    ...input,
    lotteries: [],
    fiscalYearStartMonth: 1,
    expectedCents: 1e6,
  });
  return { share: pooled?.share, interval: pooled?.interval, trades: trades.length, points: eventStudy.points.length };
});

function factsOf({ stacks }: Simulated): { moves: MoveFacts[]; candidates: CandidateFacts[] } {
  const moves = stacks.flatMap((stack) =>
    stack.members.flatMap((m): MoveFacts[] =>
      m.tradeId === null
        ? []
        : [
            {
              rotationId: stack.rotationId,
              tradeId: m.tradeId,
              accountId: m.accountId,
              fromRepId: m.repIds[0],
              toRepId: m.repIds[1] ?? m.repIds[0],
              effectiveDate: firstDayOfQuarter(stack.effectiveQuarter, 1),
              heldUntil: null,
            },
          ],
    ),
  );
  const candidates = stacks.flatMap((stack) =>
    stack.members.map((m) => ({ ...m, rotationId: stack.rotationId, ownerId: m.repIds[0] })),
  );
  return { moves, candidates };
}

/** Accounts that a rotation did not call up. */
function keptOf({ stacks, revenue }: Simulated): Map<string, KeptAccount[]> {
  return new Map(
    stacks.map((stack) => {
      const called = new Set(stack.members.map(({ accountId }) => accountId));
      const rest = revenue.accountIds.filter((id) => !called.has(id));
      const kept = rest.map((id) => ({ accountId: id, ownerId: id % 250, segment: `${id % 3}`, sizeTercile: '1' }));
      return [`${stack.rotationId}@${stack.effectiveQuarter}`, kept];
    }),
  );
}

/** Two categories, the second bought from the thirteenth quarter on. */
function categoriesOf({ revenue: { accountIds, quarters, cents } }: Simulated): RevenueByCategory {
  const byAccount = new Map(
    accountIds.map((id, position) => {
      const own = Array.from(cents.subarray(position * quarters, (position + 1) * quarters));
      const old = new Map(own.map((all, quarter) => [quarter, quarter < 12 ? all : Math.round(0.8 * all)]));
      const later = own.slice(12).map((all, k): [number, number] => [k + 12, all - Math.round(0.8 * all)]);
      return [
        id,
        new Map([
          [1, old],
          [2, new Map(later)],
        ]),
      ];
    }),
  );
  return { of: (id) => byAccount.get(id) ?? new Map() };
}
