import { quarterlyReview } from '../../reviews/quarterlyReview';
import type { QuarterlyReview } from '../../reviews/types';
import { isQuarter, type Quarter, quarterFromIndex, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { type MeasuredOutcomes, measureOutcomes, type OutcomeQuestion } from '../outcomes/measure';

export interface ReviewedQuarter {
  review: QuarterlyReview;
  /** The outcomes that the review tells of. */
  measured: MeasuredOutcomes;
  /** The last complete quarter of the data. */
  latest: Quarter;
  /** The first quarter in which any swap counts as in effect; null before the first one. */
  firstEffect: Quarter | null;
  manner: { currency: string; locale: string };
}

/**
 * The quarterly review as of a quarter: every swap in effect by its quarter of effect, newest first.
 * @param quarter 'YYYY-Qn'; left out: the last complete quarter
 * @throws ProductError review.badQuarter, review.incompleteQuarter, review.noRevenue
 */
export async function reviewQuarter(
  database: Database,
  quarter?: Quarter,
  seesRep?: OutcomeQuestion['seesRep'],
): Promise<ReviewedQuarter> {
  if (quarter !== undefined && !isQuarter(quarter)) {
    throw new ProductError(
      'invalid',
      'review.badQuarter',
      `"${quarter}" is not a quarter; write YYYY-Qn, for example 2026-Q3.`,
    );
  }
  const asOf = quarter === undefined ? undefined : quarterIndex(quarter);
  const measured = await measureOutcomes(database, { asOf, seesRep });
  if (measured === null) {
    throw new ProductError('refused', 'review.noRevenue', 'There is no revenue yet. Import your data first.');
  }
  const latest = quarterFromIndex(measured.latest);
  if (asOf !== undefined && asOf > measured.latest) {
    throw new ProductError(
      'refused',
      'review.incompleteQuarter',
      `${quarter} is not complete in the data. The last complete quarter is ${latest}.`,
    );
  }
  const { currency, locale, firstEffect } = measured;
  return {
    review: quarterlyReview(reviewInput(measured)),
    measured,
    latest,
    firstEffect: firstEffect === null ? null : quarterFromIndex(firstEffect),
    manner: { currency, locale },
  };
}

/** What the review is made from: the outcomes and everybody's names. */
export function reviewInput(measured: MeasuredOutcomes): Parameters<typeof quarterlyReview>[0] {
  const rotations = new Map(measured.legs.map((leg) => [leg.rotationId, leg.rotationName]));
  return {
    outcomes: measured.changes,
    asOf: quarterFromIndex(measured.asOf),
    rotations: [...rotations].map(([id, name]) => ({ id, name })),
    legs: measured.legs,
    currency: measured.currency,
    locale: measured.locale,
  };
}
