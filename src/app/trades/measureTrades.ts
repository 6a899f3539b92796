import type { AccountId, RepId } from '../../accounts/types';
import type { PlanPolicy } from '../../planning/policy';
import { type Problem, problemOf } from '../../planning/problem/problem';
import type { BookEffect, Swap } from '../../planning/problem/swap';
import type { PlanningInput } from '../../planning/types';
import type { PlanChanges } from '../../rotations/planChanges';
import { type Day, daysBetween } from '../../shared/calendar';
import { repNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';
import { loadBooks } from '../../storage/plans/loadSnapshot';
import type { SnapshotBooks } from '../../storage/plans/snapshots';
import { getRotation } from '../../storage/rotations/rotations';
import { decidedBefore, potentialGrades } from '../../storage/trades/tradePages';
import type { Trade } from '../../storage/trades/trades';
import { repsOf } from './consentFacts';

type Grades = ReadonlyMap<AccountId, 'A' | 'B' | 'C'>;

/** What trades are measured against, and each of them as the rules see a swap. */
export interface TradeMeasure {
  /** The books of the plan's snapshot, with the moves of the year that other rotations made since. */
  problem: Problem;
  /** Of the others, the standing swaps of the same rotation: they are measured as swaps. */
  here: Trade[];
  swapOf(trade: Trade): Swap;
}

/** The trade, or the trades, that a measure is for. */
export interface Measured {
  rotationId: string;
  planId: string | null;
  effectiveDate: Day | null;
  legs: Trade['legs'];
}

/**
 * Makes ready to measure trades of a rotation beside others that are decided.
 * @param about whose plan gives the snapshot; its legs are known by their grades
 * @param others decided trades of any rotation, without those that are measured
 * @returns null when there is no plan to measure against
 */
export async function measureTrades(db: Db, about: Measured, others: readonly Trade[]): Promise<TradeMeasure | null> {
  const snapshot = about.planId === null ? null : await loadBooks(db, about.planId);
  if (snapshot === null) return null;
  const decided = others.filter((other) => other.kind !== 'transfer' && withinAYear(other, about));
  const known = await decidedBefore(
    db,
    decided.map((one) => one.id),
    snapshot.madeAt,
  );
  const here = decided.filter((other) => isSwapOf(other, about.rotationId));
  const elsewhere = decided.filter((other) => !isSwapOf(other, about.rotationId));
  const limits = await limitsFor(db, about.rotationId, snapshot);
  const { problem, index } = booksWith(snapshot.input, limits, await repNames(db), [
    // What the snapshot counts as moved already is measured here once, as a swap of this rotation.
    ...here.filter((other) => known.has(other.id)).map((other) => ({ trade: other, times: -1 as const })),
    ...elsewhere.filter((other) => !known.has(other.id)).map((other) => ({ trade: other, times: 1 as const })),
  ]);
  const grades = await gradesOf(db, about.rotationId, snapshot.grades, [...here, about]);
  return { problem, here, swapOf: (trade) => swapOfTrade(index, trade, grades) };
}

type Moves = { trade: Trade; times: 1 | -1 }[];

interface Books {
  /** What they follow from besides the snapshot. */
  key: string;
  names: ReadonlyMap<RepId, string>;
  problem: Problem;
  /** Position of each rep in the problem. */
  index: ReadonlyMap<RepId, number>;
}

const readyBooks = new WeakMap<PlanningInput, Books>();

/** The books with these moves, made ready once for a snapshot in memory: of thousands of reps it takes longer than all else. */
function booksWith(
  snapshot: PlanningInput,
  plan: PlanPolicy,
  names: ReadonlyMap<RepId, string>,
  moves: Moves,
): Pick<Books, 'problem' | 'index'> {
  const key = JSON.stringify([plan, moves.map(({ trade, times }) => [trade.id, times])]);
  const known = readyBooks.get(snapshot);
  if (known?.key === key && known.names === names) return known;
  const problem = problemOf(withMoves(named({ ...snapshot, plan }, names), moves));
  const books = { key, names, problem, index: new Map(problem.reps.map((rep, i) => [rep.id, i])) };
  readyBooks.set(snapshot, books);
  return books;
}

/** A plan may be made under looser limits than its rotation has; agreeing to it is still measured by the rotation's. */
async function limitsFor(
  db: Db,
  rotationId: string,
  { input, changes }: { input: PlanningInput; changes: PlanChanges | null },
): Promise<PlanPolicy> {
  if (changes === null || Object.keys(changes.limits).length === 0) return input.plan;
  return (await getRotation(db, rotationId))?.policy.plan ?? input.plan;
}

/** A standing swap of the rotation. One that was undone and the trade that undid it are moves of the year, and cancel out. */
function isSwapOf(trade: Trade, rotationId: string): boolean {
  return trade.rotationId === rotationId && trade.undoesTradeId === null && trade.state !== 'reversed';
}

/** Trades of any four quarters together are limited: those whose days of effect lie less than a year apart. */
function withinAYear(other: Trade, trade: Pick<Measured, 'effectiveDate'>): boolean {
  if (other.effectiveDate === null || trade.effectiveDate === null) return true;
  return Math.abs(daysBetween(other.effectiveDate, trade.effectiveDate)) < 365;
}

/** Books with names in place of ids; which swaps are agreed is asked anew. */
function named(input: PlanningInput, names: ReadonlyMap<RepId, string>): PlanningInput {
  const reps = input.reps.map((rep) => ({ ...rep, externalId: names.get(rep.id) ?? rep.externalId }));
  return { ...input, reps, fixed: [], pinned: [] };
}

/** The books with what these trades moved added to (or, −1 times, taken out of) the moves of the past year. */
function withMoves(input: PlanningInput, moves: Moves): PlanningInput {
  const sum = (side: 'fromRepId' | 'toRepId', repId: RepId, what: 't4qCents' | 'headroomCents'): number =>
    moves.reduce(
      (total, { trade, times }) =>
        total + times * trade.legs.reduce((cents, leg) => (leg[side] === repId ? cents + leg[what] : cents), 0),
      0,
    );
  const net = (repId: RepId, what: 't4qCents' | 'headroomCents'): number =>
    sum('toRepId', repId, what) - sum('fromRepId', repId, what);
  return {
    ...input,
    reps: input.reps.map((rep) => ({
      ...rep,
      movedT4qCents: rep.movedT4qCents + net(rep.id, 't4qCents'),
      movedHeadroomCents: rep.movedHeadroomCents + net(rep.id, 'headroomCents'),
      givenT4qCents: rep.givenT4qCents + sum('fromRepId', rep.id, 't4qCents'),
    })),
  };
}

/** Grades of potential as the plan knew them; of accounts that it did not hold, as the rotation's analysis has them. */
async function gradesOf(
  db: Db,
  rotationId: string,
  planned: SnapshotBooks['grades'],
  trades: Pick<Trade, 'legs'>[],
): Promise<Grades> {
  const rotation = await getRotation(db, rotationId);
  const accountIds = trades.flatMap((one) => one.legs.map((leg) => leg.accountId));
  const grades = rotation?.analysisId ? await potentialGrades(db, rotation.analysisId, accountIds) : new Map();
  for (const id of accountIds) {
    const grade = planned.get(id);
    if (grade) grades.set(id, grade);
  }
  return grades;
}

/** What a trade does to each book; headroom of an estimated potential is no hard limit. */
function swapOfTrade(index: Books['index'], trade: Trade, grades: Grades): Swap {
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
