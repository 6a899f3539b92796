import { reportEffects } from '../../app/outcomes/effects';
import type { MeasuredOutcomes } from '../../app/outcomes/measure';
import { reportRegression } from '../../app/outcomes/regression';
import { rotationOutcome } from '../../app/outcomes/rotationOutcome';
import { reviewInput } from '../../app/review/reviewQuarter';
import { tradeLines } from '../../reviews/effect/tradeLines';
import { quarterlyReview } from '../../reviews/quarterlyReview';
import type { Database } from '../../storage/database';
import type { Rotation } from '../../storage/rotations/rotations';
import { effectView } from './effectView';
import { sectionViews } from './reviewView';
import type { SeesRep } from './seesRep';

/** Exchanges on a page of the list by account. */
export const EXCHANGES_A_PAGE = 25;

/** What the exchanges of a rotation did: the effect of all of them, and before and after of those the reader may see. */
export async function rotationOutcomeView(database: Database, rotation: Rotation, seesRep: SeesRep) {
  const measured = await rotationOutcome(database, rotation.id, seesRep);
  const report = await reportEffects(database, { rotationId: rotation.id });
  if (measured === null || report === null) return null;
  if (measured.changes.rotations.length === 0 && report.transfers.length === 0) return null;
  const lines = tradeLines(report.trades, measured.legs, measured);
  return {
    asOf: measured.asOf,
    ...effectView(report, lines, await reportRegression(database), measured),
    ...plainView(measured),
    lines: lines.slice(0, EXCHANGES_A_PAGE),
    more: Math.max(0, lines.length - EXCHANGES_A_PAGE),
  };
}

/** Before and after by quarter of effect, without what would have happened anyway. */
export function plainView(measured: MeasuredOutcomes) {
  const review = quarterlyReview(reviewInput(measured));
  return { review, sections: sectionViews(review, measured) };
}
