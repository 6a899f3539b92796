import type { QuarterlyReview, ReviewSection } from '../../reviews/types';
import { type Manner, slopes } from './slopes';

export interface SectionView extends ReviewSection {
  chart: string | null;
  /** True when the swaps of the section are compared over different quarters: then each row has its own comparison. */
  mixed: boolean;
}

/**
 * The sections of a review with their charts.
 * @param detail 'trades' draws a line a swap; 'together' one line for all swaps of the section
 */
export function sectionViews(review: QuarterlyReview, manner: Manner, detail: 'trades' | 'together'): SectionView[] {
  return review.sections.map((section, position) => {
    const measured = section.lines.filter((line) => line.plain !== null);
    const mixed = measured.length > 0 && section.notSwapped === null && new Set(measured.map(quarters)).size > 1;
    const lines =
      detail === 'trades'
        ? measured.map((line) => ({ label: `trade ${line.tradeNumber}`, accounts: line.legs, plain: line.plain }))
        : [{ label: 'swapped', accounts: section.byState.measured, plain: section.plain }];
    const title = `Revenue per account before and after, swaps of ${section.quarter}`;
    const chart = mixed ? null : slopes(`slopes-${position}`, title, lines, section.notSwapped, manner);
    return { ...section, mixed, chart };
  });
}

const quarters = (line: { quartersAfter: number }): number => line.quartersAfter;
