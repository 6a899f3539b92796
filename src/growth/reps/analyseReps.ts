import type { Ledger } from '../../accounts/ledger';
import type { RepId } from '../../accounts/types';
import { groupBy } from '../../shared/groupBy';
import type { AccountColumns } from '../accountColumns';
import type { Company } from '../company';
import { headroomOf } from '../figures';
import { ACCOUNT_STATES, isNonGrowing } from '../states';
import type { RepAnalysis } from '../types';
import { isConsistent, quartersAbove, type RepEffect, repEffects } from './effects';
import { type RepPerformance, repPerformances } from './performance';
import { quotaRecords } from './quotas';
import { repReasons } from './reasons';
import { stalledSegments } from './stalledSegments';
import { repVerdict } from './verdicts';

/** Every rep's growth split into market and rep; it depends on no candidate, but candidates depend on it. */
export interface RepSplit {
  performances: Map<RepId, RepPerformance>;
  effects: Map<RepId, RepEffect>;
  isProtected(repId: RepId): boolean;
}

/** Splits the growth of every rep, and says who is protected by the policy of the input. */
export function splitReps(company: Company, ledger: Ledger): RepSplit {
  const performances = repPerformances(company, ledger);
  const effects = repEffects(performances);
  const { protectedProbability } = company.input.policy.reps;
  const isProtected = (repId: RepId): boolean =>
    isConsistent(performances.get(repId), effects.get(repId), protectedProbability);
  return { performances, effects, isProtected };
}

/**
 * One row for every rep of the input, ascending by id, from the split and the accounts owned on the cut-off.
 * @param isCandidate 1 = candidate, by position
 */
export function analyseReps(
  company: Company,
  ledger: Ledger,
  columns: AccountColumns,
  split: RepSplit,
  isCandidate: Uint8Array,
): RepAnalysis[] {
  const { input } = company;
  const { figures } = columns;
  const books = groupBy(company.accounts.keys(), (position) => columns.owner[position]);
  const stalled = stalledSegments(company, figures);
  const t4qOf = (positions: readonly number[]): number => sum(positions, (position) => figures.t4q[position]);
  const quotas = quotaRecords(company, ledger);
  const reps = [...input.reps].sort((a, b) => a.id - b.id);
  return reps.map(({ id }) => {
    const book = books.get(id) ?? [];
    const candidates = book.filter((position) => isCandidate[position]);
    const standing = standstill(book, company, columns, stalled);
    const effect = effectOf(id, split);
    const rep = {
      repId: id,
      accounts: book.length,
      candidates: candidates.length,
      bookT4qCents: t4qOf(book),
      bookHeadroomCents: sum(book, (position) => headroomOf(figures, position)),
      ...effect,
      protected: split.isProtected(id),
      verdict: repVerdict(
        {
          probabilityPositive: effect.probabilityPositive,
          stalledShare: standing.stalledShare,
          candidates: candidates.length,
        },
        input.policy.reps.trainProbability,
      ),
    };
    const quartersOnLeave = split.performances.get(id)?.quartersOnLeave ?? 0;
    const facts = { rep, candidateT4qCents: t4qOf(candidates), ...standing, quartersOnLeave, quota: quotas.get(id) };
    return { ...rep, reasons: repReasons(facts) };
  });
}

/** What the split says of one rep, null where it says nothing. */
function effectOf(repId: RepId, split: RepSplit) {
  const performance = split.performances.get(repId);
  const effect = split.effects.get(repId);
  return {
    sameStoreGrowth: performance?.sameStoreGrowth ?? null,
    peerGrowth: performance?.peerGrowth ?? null,
    rawEffect: performance?.rawEffect ?? null,
    effect: effect?.effect ?? null,
    effectSd: effect?.effectSd ?? null,
    probabilityPositive: effect?.probabilityPositive ?? null,
    quartersCounted: performance?.differences.length ?? 0,
    quartersAbovePeers: quartersAbove(performance?.differences ?? []),
  };
}

/** What of a book does not grow, and how much of that lies in which segments that stand still as a whole. */
function standstill(
  book: readonly number[],
  company: Company,
  { figures, state }: AccountColumns,
  stalled: ReadonlyMap<string, number>,
) {
  const t4qOf = (positions: readonly number[]): number => sum(positions, (position) => figures.t4q[position]);
  const segmentOf = (position: number): string => company.accounts[position].segment;
  const standing = book.filter((position) => isNonGrowing(ACCOUNT_STATES[state[position]]));
  const inStalled = standing.filter((position) => stalled.has(segmentOf(position)));
  const nonGrowingT4qCents = t4qOf(standing);
  const names = [...new Set(inStalled.map(segmentOf))].sort();
  return {
    nonGrowingT4qCents,
    stalledShare: nonGrowingT4qCents > 0 ? t4qOf(inStalled) / nonGrowingT4qCents : 0,
    stalled: names.map((name): [string, number] => [name, stalled.get(name)!]),
  };
}

const sum = (positions: readonly number[], of: (position: number) => number): number =>
  positions.reduce((total, position) => total + of(position), 0);
