import { miniBars } from '../../charts/miniBars';
import { bothSizes } from '../../charts/sizes';
import type { QuarterlyReview, ReviewSection } from '../../reviews/types';
import { signedPercent } from '../../shared/wording';
import { type Manner, slopes } from './slopes';

export interface SectionView extends ReviewSection {
  /** All swaps of the section together against the candidates not swapped; null when they have different quarters. */
  chart: string | null;
  /** Plain change of each swap in percent, with the candidates not swapped as a tick. */
  bars: string | null;
}

/** The sections of a review with their charts; `bars` only where swap by swap is asked for. */
export function sectionViews(review: QuarterlyReview, manner: Manner, bySwap: boolean): SectionView[] {
  return review.sections.map((section, position) => {
    const measured = section.lines.filter((line) => line.plain !== null);
    const comparable = new Set(measured.map((line) => line.quartersAfter)).size === 1;
    const together = [{ label: 'swapped', accounts: section.byState.measured, plain: section.plain }];
    const title = `Revenue per account before and after, swaps of ${section.quarter}`;
    return {
      ...section,
      chart: comparable ? slopes(`slopes-${position}`, title, together, section.notSwapped, manner) : null,
      bars: bySwap ? barsOf(section, position) : null,
    };
  });
}

function barsOf(section: ReviewSection, position: number): string | null {
  const rows = section.lines.flatMap(({ tradeNumber, plain, notSwapped }) =>
    plain?.change == null
      ? []
      : [{ label: `Trade ${tradeNumber}`, value: plain.change, typical: notSwapped?.pooled.change ?? undefined }],
  );
  if (rows.length === 0) return null;
  return bothSizes((width, suffix) =>
    miniBars({
      id: `bars-${position}${suffix}`,
      title: `Plain change of each swap of ${section.quarter}, in percent of before`,
      width: Math.min(width, 560),
      rows,
      typicalLabel: 'not swapped',
      format: signedPercent,
    }),
  );
}
