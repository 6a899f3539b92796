import type { QuarterlyReview } from '../../reviews/types';
import { type Quarter, quarterFromIndex, quarterIndex } from '../../shared/calendar';
import { sectionViews } from '../outcomes/reviewView';
import type { Manner } from '../outcomes/slopes';

/** What views/partials/review/body.hbs shows. */
export function reviewContent(review: QuarterlyReview, manner: Manner): Record<string, unknown> {
  const [lead, ...rest] = review.sentences;
  return { review, lead, rest, sections: sectionViews(review, manner) };
}

/** Quarters that can be reviewed, newest first: from the first swap's quarter of effect to the last complete quarter. */
export function quarterOptions(latest: Quarter, firstEffect: Quarter | null): { value: string; label: string }[] {
  const last = quarterIndex(latest);
  const first = Math.min(last, firstEffect === null ? last : quarterIndex(firstEffect) - 1);
  return Array.from({ length: last - first + 1 }, (_, back) => {
    const value = quarterFromIndex(last - back);
    return { value, label: value.split('-').reverse().join(' ') };
  });
}
