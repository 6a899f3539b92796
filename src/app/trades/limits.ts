import type { AccountId, RepId } from '../../accounts/types';
import { type Problem, problemOf } from '../../planning/problem/problem';
import type { BookEffect, Swap } from '../../planning/problem/swap';
import { bookLimits } from '../../planning/rules/bookLimits';
import { capacity } from '../../planning/rules/capacity';
import { maxSwaps } from '../../planning/rules/maxSwaps';
import { swapsPerRep } from '../../planning/rules/swapsPerRep';
import { yearlyMove } from '../../planning/rules/yearlyMove';
import type { PlanningInput } from '../../planning/types';
import { repNames } from '../../storage/accountNames';
import type { Db } from '../../storage/database';
import { loadSnapshot } from '../../storage/planPages';
import { getRotation } from '../../storage/rotations';
import { inEffectBefore, potentialGrades } from '../../storage/tradePages';
import { listTrades, type Trade } from '../../storage/trades';
import type { TradeState } from '../../trades/states';
import { repsOf } from './consentFacts';

/** Trades in these states are decided: they will move books, or have. */
const DECIDED: readonly TradeState[] = ['approved', 'held_out', 'scheduled', 'conflict', 'in_effect'];

type Grades = ReadonlyMap<AccountId, 'A' | 'B' | 'C'>;

/**
 * Whether a trade, together with the decided ones of its rotation, keeps every book limit, the swaps a rep may be in
 * (K) and the swaps a plan may have (B), measured against the snapshot of the plan that it comes from. A trade that
 * undoes another gives books back what they had and is not measured.
 * @returns sentences that name the rep and the figures; empty when every limit is kept
 */
export async function limitProblems(db: Db, trade: Trade): Promise<string[]> {
  if (trade.planId === null || trade.undoesTradeId !== null) return [];
  const snapshot = await loadSnapshot(db, trade.planId);
  if (!snapshot) return [];
  const decided = (await listTrades(db, { rotationId: trade.rotationId, states: DECIDED })).filter(
    (other) => other.id !== trade.id && other.undoesTradeId === null,
  );
  const all = [...decided, trade];
  const rotation = await getRotation(db, trade.rotationId);
  const accountIds = all.flatMap((one) => one.legs.map((leg) => leg.accountId));
  const grades = rotation?.analysisId ? await potentialGrades(db, rotation.analysisId, accountIds) : new Map();
  const before = await inEffectBefore(
    db,
    decided.map((one) => one.id),
    snapshot.madeAt,
  );
  const counted = decided.filter((one) => before.has(one.id));
  const problem = problemOf(booksOnly(snapshot.input, counted, await repNames(db)));
  return breaches(
    problem,
    all.map((one) => swapOfTrade(problem, one, grades)),
    repsOf(trade),
  );
}

/**
 * The snapshot reduced to its books, with names in place of ids. Trades of the same rotation that the snapshot counts
 * as moves of the past year already are taken out of them: they are measured here once.
 */
function booksOnly(input: PlanningInput, counted: Trade[], names: ReadonlyMap<RepId, string>): PlanningInput {
  const legs = counted.flatMap((trade) => trade.legs);
  const sum = (side: 'fromRepId' | 'toRepId', repId: RepId, what: 't4qCents' | 'headroomCents'): number =>
    legs.reduce((total, leg) => (leg[side] === repId ? total + leg[what] : total), 0);
  return {
    ...input,
    accounts: [],
    reps: input.reps.map((rep) => ({
      ...rep,
      externalId: names.get(rep.id) ?? rep.externalId,
      movedT4qCents: rep.movedT4qCents - sum('toRepId', rep.id, 't4qCents') + sum('fromRepId', rep.id, 't4qCents'),
      movedHeadroomCents:
        rep.movedHeadroomCents - sum('toRepId', rep.id, 'headroomCents') + sum('fromRepId', rep.id, 'headroomCents'),
      givenT4qCents: rep.givenT4qCents - sum('fromRepId', rep.id, 't4qCents'),
    })),
  };
}

/** What a trade does to each book; headroom of an estimated potential is no hard limit. */
function swapOfTrade(problem: Problem, trade: Trade, grades: Grades): Swap {
  const index = new Map(problem.reps.map((rep, i) => [rep.id, i]));
  const effects = repsOf(trade).flatMap((repId): BookEffect[] => {
    const rep = index.get(repId);
    if (rep === undefined) return [];
    const given = trade.legs.filter((leg) => leg.fromRepId === repId);
    const received = trade.legs.filter((leg) => leg.toRepId === repId);
    const sum = (legs: typeof given, what: 't4qCents' | 'headroomCents'): number =>
      legs.reduce((total, leg) => total + leg[what], 0);
    const firm = (legs: typeof given): number =>
      sum(
        legs.filter((leg) => (grades.get(leg.accountId) ?? 'C') !== 'C'),
        'headroomCents',
      );
    return [
      {
        rep,
        givenT4q: sum(given, 't4qCents'),
        receivedT4q: sum(received, 't4qCents'),
        givenHeadroom: sum(given, 'headroomCents'),
        receivedHeadroom: sum(received, 'headroomCents'),
        firmHeadroom: firm(received) - firm(given),
        accounts: received.length - given.length,
      },
    ];
  });
  return { legs: [], worth: trade.expectedCents, effects };
}

/** Every limit of each rep of the trade that the swaps break together; other reps' books are not this trade's matter. */
function breaches(problem: Problem, swaps: Swap[], repIds: RepId[]): string[] {
  const perRep = repIds.flatMap((repId) => {
    const own = swaps
      .map((swap) => ({ ...swap, effects: swap.effects.filter((effect) => problem.reps[effect.rep].id === repId) }))
      .filter((swap) => swap.effects.length > 0);
    return [swapsPerRep, bookLimits, yearlyMove, capacity].map((rule) => rule.check(problem, own));
  });
  return [maxSwaps.check(problem, swaps), ...perRep].filter((sentence) => sentence !== null);
}
