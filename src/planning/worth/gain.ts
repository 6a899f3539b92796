import type { PotentialGrade } from '../../accounts/types';

const ESTIMATE_COUNTS = 0.5;
const MOST_OF_T4Q = 0.5;

/**
 * What a new rep wins beyond the present owner over four quarters, minor units, not rounded:
 * headroom × (κ·ρ − ĉ), half of it where the potential is an estimate (grade C), at most half of T4Q.
 */
export function gainOf(
  account: { t4qCents: number; headroomCents: number; potentialGrade: PotentialGrade },
  headroomShare: number,
  relativeFitOfTaker: number,
  ownerCapture: number,
): number {
  const certainty = account.potentialGrade === 'C' ? ESTIMATE_COUNTS : 1;
  const gain = certainty * account.headroomCents * (headroomShare * relativeFitOfTaker - ownerCapture);
  return Math.min(gain, MOST_OF_T4Q * Math.max(0, account.t4qCents));
}
