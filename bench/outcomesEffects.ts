import { revenueLookup } from '../src/outcomes/accountChange';
import type { CandidateFacts, MoveFacts } from '../src/outcomes/effect/buildStacks';
import { effectReport } from '../src/outcomes/effect/effectReport';
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
const input = { ...factsOf(sim), revenue: revenueLookup(sim.revenue), asOf: sim.asOf };

/** Every estimate of a report: pooled, by rotation, event study with bands, trades, variants, permutation, power. */
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
