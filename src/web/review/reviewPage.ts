import type { WholeReview } from '../../app/review/wholeReview';
import { besideTrading } from '../../reviews/coaching/besideTrading';
import { regainedSentence } from '../../reviews/effect/checks';
import { NOT_AN_EFFECT } from '../../reviews/sentences';
import { type Quarter, quarterFromIndex, quarterIndex } from '../../shared/calendar';
import { DECISION_WORDS } from '../outcomes/decisionWords';
import { rotationsForest } from '../outcomes/effectCharts';
import { leadOf, transferLists } from '../outcomes/effectView';

/** Rows of a table on the page; the rest stands in the workbook. */
const MOST_ROWS = 25;

/** What views/partials/review/body.hbs shows. */
export function reviewContent(whole: WholeReview): Record<string, unknown> {
  const { review, effects, regression, manner, lines, decided, due } = whole;
  const names = new Map(review.sections.map(({ rotationId, rotationName }) => [rotationId, rotationName]));
  return {
    review,
    ...(effects && leadOf(effects, manner)),
    rotations: effects && rotationsForest(effects, (id) => names.get(id) ?? 'another rotation', manner),
    swapped: review.sentences[0],
    sections: review.sections.slice(0, MOST_ROWS),
    moreSections: Math.max(0, review.sections.length - MOST_ROWS),
    standingOut: whole.standingOut,
    judged: lines.filter(({ effect }) => effect !== null && effect.verdict !== 'tooEarly').length,
    early: lines.filter(({ verdict }) => verdict === 'tooEarly').length,
    fairness: whole.fairness,
    handoffs: whole.handoffs,
    coaching: whole.coaching,
    transfers: effects ? transferLists(effects, manner) : [],
    ways: besideTrading(effects?.pooled ?? null, whole.coachingOfAll.effect),
    hasCoaching: whole.coachingOfAll.effect !== null,
    decided: decided
      .slice(0, MOST_ROWS)
      .map(({ line, decision }) => ({ line, ...decision, words: DECISION_WORDS[decision.decision].past })),
    moreDecided: Math.max(0, decided.length - MOST_ROWS),
    due: due.slice(0, MOST_ROWS),
    moreDue: Math.max(0, due.length - MOST_ROWS),
    regained: regression && regainedSentence(regression, manner),
    notAnEffect: NOT_AN_EFFECT,
  };
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
