import type { QuarterlyReview, ReviewSection } from '../../reviews/types';
import { type Manner, slopes } from './slopes';

export interface SectionView extends ReviewSection {
  /** All swaps of the section together against the candidates not swapped; null when they have different quarters. */
  chart: string | null;
  /** Swaps of the section, also those on other pages. */
  swaps: number;
}

/** The sections of a review with their charts. */
export function sectionViews(review: QuarterlyReview, manner: Manner): SectionView[] {
  return review.sections.map((section, position) => {
    const measured = section.lines.filter((line) => line.plain !== null);
    const comparable = new Set(measured.map((line) => line.quartersAfter)).size === 1;
    const together = [{ label: 'swapped', accounts: section.byState.measured, plain: section.plain }];
    const title = `Revenue per account before and after, swaps of ${section.quarter}`;
    return {
      ...section,
      swaps: section.lines.length,
      chart: comparable ? slopes(`slopes-${position}`, title, together, section.notSwapped, manner) : null,
    };
  });
}

/** The sections that have one of the lines from `offset` on, with those lines only. */
export function linesOf<S extends ReviewSection>(sections: readonly S[], offset: number, limit: number): S[] {
  let before = 0;
  return sections.flatMap((section) => {
    const from = Math.max(0, offset - before);
    const to = offset + limit - before;
    before += section.lines.length;
    const lines = section.lines.slice(from, Math.max(0, to));
    return lines.length === 0 ? [] : [{ ...section, lines }];
  });
}
