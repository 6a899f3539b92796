import { comparable } from '../effect/comparisonWeights';
import type { MeasuredMember, MeasuredStack } from '../effect/types';

/** Growth of the plan's accounts and of similar customers: shares of the same time a year before; null where there was nothing. */
export interface Growth {
  own: number | null;
  similar: number | null;
}

/** One quarter against the same one a year before. */
export interface ProgressQuarter extends Growth {
  /** Quarter index. */
  quarter: number;
  /** True from the plan's first quarter on. */
  under: boolean;
}

export interface Progress {
  quarters: ProgressQuarter[];
  /** The year before the start. */
  before: Growth;
  /** All complete quarters since the start against the same seasons of the year before it; null before the first. */
  since: Growth | null;
  /** Accounts compared. */
  accounts: number;
  similarAccounts: number;
}

const YEAR = 4;
/** Quarters before the start that are shown. */
const SHOWN_BEFORE = 4;

/**
 * How the accounts of one plan went beside similar customers: accounts of reps who were not coached, weighted so that each
 * segment, standing and size has the share that it has in the plan.
 * @param asOf quarter index of the last complete quarter
 * @param firstQuarter quarter index at which the data begins
 * @param until last quarter index that counts as under the plan; left out: asOf
 * @returns null when nothing of the plan can be compared
 */
export function progressOf(
  { stack, members }: MeasuredStack,
  asOf: number,
  firstQuarter: number,
  until = asOf,
): Progress | null {
  const { effectiveQuarter: start, lastBefore } = stack;
  const compared = comparable(members, start);
  const sides = [true, false].map((moved) =>
    compared.members.flatMap((m, i) => (m.moved === moved ? [{ m, weight: compared.weights[i] }] : [])),
  );
  if (sides.some((side) => side.length === 0)) return null;
  const [own, similar] = sides;
  const growth = (after: readonly number[], before: readonly number[]): Growth => ({
    own: growthOf(own, after, before),
    similar: growthOf(similar, after, before),
  });
  const shownFrom = Math.max(firstQuarter + YEAR, lastBefore - SHOWN_BEFORE + 1);
  const shown = range(shownFrom, asOf).map((quarter) => ({
    quarter,
    under: quarter >= start,
    ...growth([quarter], [quarter - YEAR]),
  }));
  const since = range(start, until);
  const base = range(lastBefore - YEAR + 1, lastBefore);
  return {
    quarters: shown,
    before:
      lastBefore - 2 * YEAR + 1 >= firstQuarter
        ? growth(
            base,
            base.map((quarter) => quarter - YEAR),
          )
        : { own: null, similar: null },
    since:
      since.length === 0
        ? null
        : growth(
            since,
            since.map((quarter) => seasonBefore(quarter, lastBefore)),
          ),
    accounts: own.length,
    similarAccounts: similar.length,
  };
}

/** The growth of a plan's accounts beyond similar customers; null where either is not known. */
export function beyondSimilar(growth: Growth | null): number | null {
  if (growth === null || growth.own === null || growth.similar === null) return null;
  return growth.own - growth.similar;
}

/** The same quarter of the year in the year before the start. */
function seasonBefore(quarter: number, lastBefore: number): number {
  return quarter - YEAR * Math.ceil((quarter - lastBefore) / YEAR);
}

interface Weighted {
  m: MeasuredMember;
  weight: number;
}

function growthOf(side: readonly Weighted[], after: readonly number[], before: readonly number[]): number | null {
  const sum = (quarters: readonly number[]): number =>
    side.reduce((total, { m, weight }) => total + weight * quarters.reduce((own, q) => own + m.ratio(q), 0), 0);
  const earlier = sum(before);
  return earlier > 0 ? sum(after) / earlier - 1 : null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}
