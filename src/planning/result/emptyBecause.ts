import type { Market } from '../pricing/offers';
import type { Survey } from '../pricing/pricer';
import type { Problem } from '../problem/problem';

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;

/** Why a plan has no swaps, from the first thing that leaves nothing to the last; sentences with figures. */
export function emptyBecause(problem: Problem, market: Market, survey: Survey): string[] {
  const candidates = count(problem.units.length, 'customer is', 'customers are');
  if (problem.units.length === 0) return ['No customer may be traded: there are no candidates.'];
  if (problem.maxSwaps === 0) return ['The policy allows no swaps: the number of swaps in all is 0.'];
  if (problem.maxSwapsPerRep === 0) return ['The policy allows no swaps: the number of swaps a rep may be in is 0.'];
  const start = `${candidates} up for review, owned so that ${count(market.repPairs, 'pair', 'pairs')} of active reps could exchange any.`;
  if (market.pairs.length === 0) {
    return [
      start,
      'No pair of reps can trade: teams, regions, former owners, exclusions or the yearly limit of a book keep all of them apart. In the policy look at exchanges between teams, at regions, and at how much of a book may move within a year.',
    ];
  }
  const between = `${count(market.pairs.length, 'pair of reps has', 'pairs of reps have')} something to offer each other: ${count(survey.exchanges, 'exchange', 'exchanges')}.`;
  if (survey.fairInValue === 0) {
    return [
      start,
      between,
      'None is fair in value: what the two reps give is too far apart, or too large for their books. In the policy look at the difference within a swap and the change of a book.',
    ];
  }
  const fair = `${count(survey.fairInValue, 'is', 'are')} fair in value.`;
  if (survey.admissible === 0) {
    return [start, between, fair, 'None of them keeps the limits of headroom, capacity and earlier trades as well.'];
  }
  const admissible = `${count(survey.admissible, 'keeps', 'keep')} every rule.`;
  if (survey.worthwhile === 0) {
    return [
      start,
      between,
      fair,
      admissible,
      'None is expected to bring more than its handover costs: leaving everything as it is pays more this time.',
    ];
  }
  return [start, between, fair, admissible, 'No swap was chosen in the time that the search had. Allow more time.'];
}
