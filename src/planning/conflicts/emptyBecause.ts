import type { Survey } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import type { EmptyFigures } from '../types';
import { type Apart, whyApart } from './apart';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

const APART: Record<string, string> = {
  team: 'the two reps are in different teams, and the policy keeps exchanges within a team',
  compatibility: 'the customers are in regions that the other rep does not serve',
  formerOwner: 'the other rep had the customers a short while ago',
  exclusions: 'a manager keeps the customers or a rep out',
  yearlyMove: 'each customer is more than what may still be given away of a book within the year',
};

function sayApart({ apart }: Apart): string[] {
  return apart.map(({ because, pairs }) => `In ${count(pairs, 'pair', 'pairs')} ${APART[because]}.`);
}

/** What stands in the way once two reps have something to offer each other; from the first thing to the last. */
function sayExchanges(survey: Survey, nonePays: boolean): string[] {
  const most = survey.whole ? '' : 'More than ';
  const fair = `${most}${count(survey.fairInValue, 'is', 'are')} fair in value.`;
  const admissible = `${most}${count(survey.admissible, 'keeps', 'keep')} every rule.`;
  if (survey.fairInValue === 0) {
    return ['None is fair in value: what the two reps give is too far apart, or too large for their books.'];
  }
  if (survey.admissible === 0 && survey.whole) {
    return [fair, 'None of them keeps the limits of headroom, capacity and earlier trades as well.'];
  }
  if (nonePays || (survey.worthwhile === 0 && survey.whole)) {
    return [
      fair,
      admissible,
      'None is expected to bring more than its handover costs: leaving everything as it is pays more this time.',
    ];
  }
  return [fair, admissible, 'No swap was chosen in the time that the search had. Allow more time.'];
}

function sayChoice({ input }: Problem, offeringPairs: number, exchanges: number): string {
  const pairs = count(offeringPairs, 'pair has', 'pairs have');
  const choice = count(exchanges, 'exchange', 'exchanges');
  return input.plan.kinds.every((kind) => kind === 'pair')
    ? `${pairs} something to offer each other: ${choice}.`
    : `${pairs} something to offer each other; with swaps of three customers there are ${choice} in all.`;
}

/**
 * Why a plan has no swaps, from the first thing that leaves nothing to the last; sentences with figures.
 * @param nonePays it is proven that no swap is expected to bring anything, also where there are too many to be counted
 */
export function emptyBecause(
  problem: Problem,
  survey: Survey,
  nonePays: boolean,
): { emptyBecause: string[]; emptyFigures: EmptyFigures } {
  const candidates = problem.units.length;
  const { repPairs, apart } = whyApart(problem);
  const offeringPairs = repPairs - apart.reduce((sum, { pairs }) => sum + pairs, 0);
  const { exchanges, fairInValue, admissible, worthwhile } = survey;
  const emptyFigures: EmptyFigures = {
    ...{ candidates, repPairs, offeringPairs, apart, exchanges, fairInValue, admissible, worthwhile },
    ...{ alone: [], together: [], beliefs: null },
  };
  const say = (...sentences: string[]) => ({ emptyBecause: sentences, emptyFigures });
  if (candidates === 0) return say('No customer may be traded: there are no candidates.');
  if (problem.maxSwaps === 0) return say('The policy allows no swaps: the number of swaps in all is 0.');
  if (problem.maxSwapsPerRep === 0) {
    return say('The policy allows no swaps: the number of swaps a rep may be in is 0.');
  }
  const start = `${count(candidates, 'customer is', 'customers are')} up for review.`;
  if (repPairs === 0) {
    return say(start, 'They have one owner, or owners who are not active: there is nobody to exchange them with.');
  }
  const owners = `Their owners make ${count(repPairs, 'pair', 'pairs')} of reps.`;
  if (!survey.whole && exchanges === 0) {
    return say(start, owners, 'The planning was stopped before their exchanges were looked at. Allow more time.');
  }
  if (exchanges === 0) return say(start, `${owners} No pair can trade.`, ...sayApart({ repPairs, apart }));
  const between = sayChoice(problem, offeringPairs, exchanges);
  return say(start, owners, ...sayApart({ repPairs, apart }), between, ...sayExchanges(survey, nonePays));
}
