import type { AllCoaching } from '../../app/coaching/allCoaching';
import type { PlanLine } from '../../app/coaching/listPlansFor';
import { countsOf } from '../../coaching/counts';
import { targetWords } from '../../coaching/goal';
import { goalOf, isLate } from '../../coaching/standing';
import { standingWords } from '../../coaching/words';
import { coachingCountSentences } from '../../reviews/coaching/effectSentences';
import type { Manner } from '../../shared/wording';
import { effectView } from './effectView';
import { standingTone } from './tones';

/** What views/coaching/list.hbs and own.hbs show; `where` = whose plans they are, e.g. 'in your line'. */
export function listView(
  lines: readonly PlanLine[],
  all: AllCoaching,
  { today, manner, where }: { today: string; manner: Manner; where: string },
) {
  return {
    active: 'reps',
    breadcrumbs: [{ label: 'Reps', href: '/reps' }],
    counts: coachingCountSentences(countsOf(lines.map(({ plan }) => plan)), null, where),
    lines: lines.map((line) => lineView(line, today)),
    ...effectView(all, manner),
  };
}

/** One plan in a list. */
export function lineView({ plan, repName, own, next, late }: PlanLine, today: string) {
  const goal = goalOf(plan);
  return {
    id: plan.id,
    repId: plan.repId,
    repName,
    own,
    standing: standingWords(plan, today),
    tone: standingTone(plan, today),
    goal: goal.words,
    target: targetWords(goal),
    startDate: plan.startDate,
    reviewDate: goal.reviewDate,
    ended: plan.end,
    next: next && { words: next.words, due: next.due, late: isLate(next, today) },
    late,
  };
}
