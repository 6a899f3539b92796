import { measureRobustness } from '../../../src/app/plans/measureRobustness';
import { runPlanner } from '../../../src/app/plans/runPlanner';
import { analyseGrowth } from '../../../src/growth/analyse';
import type { CandidateFacts, MoveFacts } from '../../../src/outcomes/effect/buildStacks';
import type { KeptAccount } from '../../../src/outcomes/effect/spillover';
import { planningInput } from '../../../src/rotations/planningInput';
import { defaultPolicy } from '../../../src/rotations/policy';
import { firstDayOfQuarter, quarterFromIndex } from '../../../src/shared/calendar';
import { type Company, handOver, knownBefore, START } from './company';

/** One round as the estimate sees it. */
export interface Round {
  effective: number;
  moves: MoveFacts[];
  candidates: CandidateFacts[];
  kept: KeptAccount[];
  /** Share of the variations in which each account moved; those between 0 and 0.95 can be compared. */
  propensities: Map<number, number>;
  expectedCents: number;
}

const VARIATIONS = 100;
const never = (): boolean => false;

/**
 * One round through the product: its analysis calls up candidates, its planner plans and varies its assumptions, and the
 * swaps take effect in the ledger on the first day of quarter `effective`.
 */
export async function liveRound(company: Company, effective: number, seed: number): Promise<Round> {
  const known = knownBefore(company, effective);
  const policy = defaultPolicy();
  const analysis = analyseGrowth(known);
  const effectiveDate = firstDayOfQuarter(START + effective, 1);
  const input = planningInput({
    asOf: quarterFromIndex(known.asOf),
    cutOff: known.cutOff,
    effectiveDate,
    today: known.cutOff,
    policy,
    analysis,
    accounts: company.accounts,
    reps: company.reps,
    assignments: company.ledger,
    coolDownFrom: firstDayOfQuarter(known.asOf - 3, 1),
    moves: [],
    claimed: new Set(),
  });
  const plan = await runPlanner(input, { engine: 'auto', seed, timeLimitSeconds: 120, cancelled: never });
  const varied = { draws: VARIATIONS, seed, timeLimitSeconds: 120, cancelled: never };
  const firmness = await measureRobustness(input, plan, varied);
  const propensities = new Map(firmness.accounts.map(({ accountId, traded }) => [accountId, traded / VARIATIONS]));
  const rotationId = `rotation ${effective}`;
  const moves = plan.swaps.flatMap((swap) =>
    swap.legs.map(
      ({ accountId, fromRepId, toRepId }): MoveFacts => ({
        rotationId,
        tradeId: swap.id,
        accountId,
        fromRepId,
        toRepId,
        effectiveDate,
        heldUntil: null,
      }),
    ),
  );
  for (const move of moves) handOver(company, move.accountId, move.toRepId, effectiveDate);
  const placed = analysis.accounts.map((a) => ({
    ...a,
    segment: company.accounts[a.accountId - 1].segment,
    sizeTercile: String(a.sizeTercile),
  }));
  return {
    effective,
    moves,
    candidates: placed
      .filter((a) => a.candidate)
      .map((a) => ({
        ...a,
        rotationId,
        propensity: propensities.get(a.accountId) ?? 0,
        room: a.headroomCents / Math.max(1, a.t4qCents),
      })),
    kept: placed.filter((a) => !a.candidate).map((a) => ({ ...a, ownerId: a.ownerId! })),
    propensities,
    expectedCents: plan.swaps.reduce((sum, swap) => sum + swap.expectedCents, 0),
  };
}
