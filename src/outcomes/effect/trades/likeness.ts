import { covariatesOf } from '../covariates';
import { dot, leastSquares } from '../leastSquares';
import type { MeasuredMember } from '../types';
import { nearest, placesOf } from './nearest';

/** How many controls stand for one account. */
const STAND_INS = 5;

/** What one stack's accounts did over some quarters, and what controls like them did. */
export interface Likeness {
  /** Mean revenue over the quarters, over the baseline, minus 1. */
  change(member: MeasuredMember): number;
  /**
   * The same as expected without a move: of the five controls most like it, adjusted for what still differs (Abadie &
   * Imbens 2011, "Bias-corrected matching estimators", J. Business & Economic Statistics 29). `except` are accounts that
   * must not stand for it. Null when fewer than two controls are left.
   */
  expected(member: MeasuredMember, except?: readonly MeasuredMember[]): number | null;
}

/** Likeness of the members of a stack over `quarters` (indexes; at least one), from what was known beforehand. */
export function likenessOver(members: readonly MeasuredMember[], quarters: readonly number[]): Likeness {
  const indexOf = new Map(members.map((m, i) => [m, i]));
  const changes = Float64Array.from(
    members,
    (m) => quarters.reduce((sum, quarter) => sum + m.ratio(quarter), 0) / quarters.length - 1,
  );
  // Every control can stand for an account here, whatever its chance to move.
  const covariates = covariatesOf(members, () => true);
  const controlWeights = members.map((m) => (m.moved ? 0 : m.baselineCents));
  const coefficients = leastSquares(covariates, controlWeights).coefficients(changes);
  const explained = covariates.map((x) => dot(x, coefficients));
  const places = placesOf(members);
  return {
    change: (member) => changes[indexOf.get(member)!],
    expected(member, except = []) {
      const own = indexOf.get(member)!;
      const barred = [own, ...except.map((m) => indexOf.get(m)!)];
      const near = nearest(places, own, STAND_INS, barred);
      if (near.length < 2) return null;
      return explained[own] + near.reduce((sum, i) => sum + changes[i] - explained[i], 0) / near.length;
    },
  };
}
