import type { PotentialGrade } from '../../accounts/types';

const ESTIMATE_COUNTS = 0.5;
const MOST_OF_T4Q = 0.5;

interface Potential {
  t4qCents: number;
  headroomCents: number;
  potentialGrade: PotentialGrade;
}

/** How far headroom counts: half where the potential is an estimate (grade C). */
export function certaintyOf(grade: PotentialGrade): number {
  return grade === 'C' ? ESTIMATE_COUNTS : 1;
}

/** Headroom as far as it counts, minor units. */
export function certainHeadroom(account: Potential): number {
  return certaintyOf(account.potentialGrade) * account.headroomCents;
}

/** The most that a gain is believed to be: half of T4Q. */
export function gainCeiling(account: Potential): number {
  return MOST_OF_T4Q * Math.max(0, account.t4qCents);
}

/** Certain headroom × (κ·ρ − ĉ), at most the ceiling; minor units, not rounded. */
export function cappedGain(
  headroom: number,
  ceiling: number,
  headroomShare: number,
  relativeFitOfTaker: number,
  ownerCapture: number,
): number {
  return Math.min(headroom * (headroomShare * relativeFitOfTaker - ownerCapture), ceiling);
}

/**
 * What a new rep wins beyond the present owner over four quarters, minor units, not rounded:
 * headroom × (κ·ρ − ĉ), half of it where the potential is an estimate (grade C), at most half of T4Q.
 */
export function gainOf(
  account: Potential,
  headroomShare: number,
  relativeFitOfTaker: number,
  ownerCapture: number,
): number {
  return cappedGain(certainHeadroom(account), gainCeiling(account), headroomShare, relativeFitOfTaker, ownerCapture);
}

/** Whether the gain stands at its ceiling of half of T4Q, where it no longer depends on the beliefs. */
export function gainIsCapped(
  account: Potential,
  headroomShare: number,
  relativeFitOfTaker: number,
  ownerCapture: number,
): boolean {
  return certainHeadroom(account) * (headroomShare * relativeFitOfTaker - ownerCapture) > gainCeiling(account);
}
