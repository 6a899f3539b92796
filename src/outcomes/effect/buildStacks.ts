import type { AccountId, RepId } from '../../accounts/types';
import { type Day, quarterIndexOfDay } from '../../shared/calendar';
import { countBy, groupBy } from '../../shared/groupBy';
import { effectiveQuarter } from '../window';
import type { Member, Stack } from './types';

/** A move by a trade that took effect. */
export interface MoveFacts {
  rotationId: string;
  tradeId: string;
  accountId: AccountId;
  fromRepId: RepId | null;
  toRepId: RepId;
  effectiveDate: Day;
  /** First day on which it no longer held; null = it holds. */
  heldUntil: Day | null;
}

/** A candidate of a rotation, by what was known on its effective date. */
export interface CandidateFacts {
  rotationId: string;
  accountId: AccountId;
  ownerId: RepId | null;
  segment: string;
  sizeTercile: string;
  /** Share of the planner's variations in which it was to move; null = not known. */
  propensity: number | null;
  /** A manager's word made it a candidate, not the rule. */
  byHand?: boolean;
  /** Headroom over the last four quarters' revenue, both as the rotation saw them. Left out: not known. */
  room?: number;
}

/**
 * One comparison a rotation and effective quarter: the accounts that it moved against its candidates that it did not
 * move. A candidate that a later rotation moved stays a control until then; to leave it out from the start would choose
 * controls by what happened to them later. Lost customers stay in with what they still bring.
 * Moved accounts that were no candidates (swapped by hand) have nobody to be compared with and are left out.
 * @param elsewhere moves of other kinds: no part of the comparison, but they end it
 */
export function buildStacks(
  moves: readonly MoveFacts[],
  candidates: readonly CandidateFacts[],
  fiscalYearStartMonth: number,
  elsewhere: readonly MoveFacts[] = [],
): Stack[] {
  const quarterOf = (move: MoveFacts): number => effectiveQuarter(move.effectiveDate, fiscalYearStartMonth);
  const dated = moves.map((move) => ({ ...move, quarter: quarterOf(move) }));
  const everyMove = [...dated, ...elsewhere.map((move) => ({ ...move, rotationId: '', quarter: quarterOf(move) }))];
  const facts: Facts = {
    moves: groupBy(everyMove, (move) => move.accountId),
    candidates: groupBy(candidates, (candidate) => candidate.accountId),
    effects: new Map(
      [...groupBy(dated, (move) => move.rotationId)].map(([id, own]) => [id, [...new Set(own.map((m) => m.quarter))]]),
    ),
    fiscalYearStartMonth,
  };
  const byRotation = groupBy(candidates, (candidate) => candidate.rotationId);
  return [...groupBy(dated, (move) => `${move.rotationId}@${move.quarter}`)].map(([id, own]): Stack => {
    const { rotationId, quarter, effectiveDate } = own[0];
    const later = everyMove.map((move) => move.quarter).filter((q) => q > quarter);
    const nextEffects = nextEffectsAfter(quarter, facts);
    return {
      id,
      rotationId,
      effectiveQuarter: quarter,
      lastBefore: quarterIndexOfDay(effectiveDate, fiscalYearStartMonth) - 1,
      lastUntouched: later.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...later) - 1,
      members: (byRotation.get(rotationId) ?? []).flatMap(
        (candidate) => memberOf(candidate, quarter, facts, nextEffects) ?? [],
      ),
      legs: countBy(own, (move) => move.tradeId),
    };
  });
}

type DatedMove = MoveFacts & { quarter: number };

interface Facts {
  moves: ReadonlyMap<AccountId, DatedMove[]>;
  candidates: ReadonlyMap<AccountId, CandidateFacts[]>;
  /** First quarters after, of every rotation's moves. */
  effects: ReadonlyMap<string, number[]>;
  fiscalYearStartMonth: number;
}

/** Null for an account that the same rotation had moved before. */
function memberOf(
  candidate: CandidateFacts,
  quarter: number,
  facts: Facts,
  nextEffects: ReadonlyMap<string, number>,
): Member | null {
  const { rotationId, accountId, ownerId, segment, sizeTercile, propensity, room, byHand = false } = candidate;
  const own = facts.moves.get(accountId) ?? [];
  if (own.some((move) => move.rotationId === rotationId && move.quarter < quarter)) return null;
  const move = own.find((m) => m.rotationId === rotationId && m.quarter === quarter);
  const ends = own.filter((m) => m.quarter > quarter).map((m) => m.quarter - 1);
  if (move?.heldUntil) ends.push(quarterIndexOfDay(move.heldUntil, facts.fiscalYearStartMonth) - 1);
  return {
    accountId,
    tradeId: move?.tradeId ?? null,
    repIds: (move ? [move.fromRepId, move.toRepId] : [ownerId]).filter((rep) => rep !== null),
    propensity,
    segment,
    sizeTercile,
    byHand,
    room,
    countsThrough: ends.length === 0 ? null : Math.min(...ends),
    laterChances: laterChances(candidate, facts, nextEffects),
  };
}

/** By rotation, the first quarter after any of its effects that come later than `quarter`. */
function nextEffectsAfter(quarter: number, { effects }: Facts): Map<string, number> {
  return new Map(
    [...effects].flatMap(([rotationId, quarters]) => {
      const later = quarters.filter((q) => q > quarter);
      return later.length === 0 ? [] : [[rotationId, Math.min(...later)] as const];
    }),
  );
}

function laterChances(
  { accountId, rotationId }: CandidateFacts,
  { candidates }: Facts,
  nextEffects: ReadonlyMap<string, number>,
): Member['laterChances'] {
  const chances: { quarter: number; propensity: number }[] = [];
  for (const other of candidates.get(accountId)!) {
    if (other.rotationId === rotationId || other.propensity === null) continue;
    const quarter = nextEffects.get(other.rotationId);
    if (quarter !== undefined) chances.push({ quarter, propensity: other.propensity });
  }
  return chances;
}
