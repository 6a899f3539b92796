import { type AllCoaching, coachingDetails, leadingSentence } from '../../reviews/coaching/effectSentences';
import type { Manner } from '../../shared/wording';

/** What coaching as a whole did, in sentences; nothing of it is about one rep. */
export function effectView(all: AllCoaching, manner: Manner) {
  return {
    effectHeadline: leadingSentence(all, manner),
    effectDetails: all.effect === null ? [] : coachingDetails(all.effect, manner),
  };
}
