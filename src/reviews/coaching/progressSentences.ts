import { reaches, targetWords } from '../../coaching/goal';
import type { Goal } from '../../coaching/types';
import { beyondSimilar, type Growth, type Progress } from '../../outcomes/coaching/progress';
import { counted, signedPoints, signedShare } from '../../shared/wording';

/** The figures of a goal at a moment. */
export interface GoalProgress {
  goal: Goal;
  /** The plan has ended: the figures are those of its end. */
  ended: boolean;
  /** Complete quarters under the plan. */
  quarters: number;
  growth: Pick<Progress, 'before' | 'since'> | null;
  /** The figure of the goal's measure; null while it is not known. */
  figure: number | null;
}

/**
 * How far a goal is reached, in sentences: before, since the start, against the target. Nothing is called reached or missed
 * before there is a figure.
 * @param own true when the reader is the rep
 */
export function progressSentences({ goal, ended, quarters, growth, figure }: GoalProgress, own: boolean): string[] {
  const whose = own ? 'your accounts' : 'the accounts';
  const target = `The goal ${ended ? 'was' : 'is'} to ${targetWords(goal)}`;
  if (quarters === 0 || figure === null) {
    return [
      ...beforeSentence(growth, whose),
      ended
        ? `${target}; no complete quarter passed.`
        : `${target}. It can be measured once a complete quarter has passed.`,
    ];
  }
  const verdict = ended
    ? `by the figures ${reaches(goal, figure) ? 'reached' : 'not reached'}`
    : reaches(goal, figure)
      ? 'reached as of now'
      : 'not reached yet';
  const since = `In the ${counted(quarters, 'complete quarter')} ${ended ? 'under the plan' : 'since the start'}`;
  if (goal.measure === 'categories') {
    return [
      `${since} ${whose} bought ${counted(figure, 'category', 'categories')} for the first time. ${target}: ${verdict}.`,
    ];
  }
  const { own: grew, similar } = growth!.since!;
  return [
    ...beforeSentence(growth, whose),
    `${since} ${whose} changed by ${signedShare(grew!)}, similar customers by ${signedShare(similar!)}: ${apart(figure)}. ${target}: ${verdict}.`,
  ];
}

function beforeSentence(growth: GoalProgress['growth'], whose: string): string[] {
  const gap = beyondSimilar((growth?.before as Growth | undefined) ?? null);
  return gap === null ? [] : [`In the year before, ${whose} went ${apart(gap)}.`];
}

/** '3 points behind similar customers'. */
function apart(gap: number): string {
  const points = signedPoints(gap);
  if (/^0/.test(points)) return 'like similar customers';
  return `${points.replace(/^[+\u2212]/, '')} ${gap > 0 ? 'ahead of' : 'behind'} similar customers`;
}
