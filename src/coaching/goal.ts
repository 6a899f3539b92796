import { type Day, isDay } from '../shared/calendar';
import { counted, signedPoints } from '../shared/wording';
import type { Goal } from './types';

/** Beyond this a target is a slip of the pen. */
const WIDEST_GAP = 1;
const MOST_CATEGORIES = 1000;

/** What is wrong with a goal, and the field of a form that it belongs to; null when nothing is. */
export function goalProblem(goal: Goal, startDate: Day): { field: string; sentence: string } | null {
  const { words, measure, target, reviewDate } = goal;
  if (words.trim().length < 3) return { field: 'goal', sentence: 'Say in a few words what is to be reached.' };
  if (words.length > 2000) return { field: 'goal', sentence: 'Say it in at most 2000 letters.' };
  if (measure === 'relativeGrowth' && !(Math.abs(target) <= WIDEST_GAP)) {
    return {
      field: 'target',
      sentence: 'The target is a number of points from −100 to 100; 0 means like similar customers.',
    };
  }
  if (measure === 'categories' && !(Number.isInteger(target) && target >= 1 && target <= MOST_CATEGORIES)) {
    return { field: 'target', sentence: `The target is a whole number of categories from 1 to ${MOST_CATEGORIES}.` };
  }
  if (!isDay(reviewDate) || reviewDate <= startDate) {
    return {
      field: 'reviewDate',
      sentence: `The review comes after the start on ${startDate}; "${reviewDate}" does not.`,
    };
  }
  return null;
}

/** Whether a figure reaches the goal's target; both in the unit of its measure. */
export function reaches(goal: Goal, figure: number): boolean {
  return figure >= goal.target;
}

/** The measurable part of a goal as a clause, e.g. 'grow by 2 points more than similar customers'. */
export function targetWords({ measure, target }: Pick<Goal, 'measure' | 'target'>): string {
  if (measure === 'categories') return `add ${counted(target, 'category', 'categories')} that were not bought before`;
  const points = signedPoints(Math.abs(target)).replace('+', '');
  if (target === 0) return 'grow like similar customers';
  return target > 0 ? `grow ${points} faster than similar customers` : `be at most ${points} behind similar customers`;
}
