import type { Problem } from '../../problem/problem';
import type { Market } from '../offers';
import { repPairName, type Survey } from '../pricer';
import { visitAdmissible } from './windows';

/** Counts every exchange of one for one once, by the first thing that keeps it out. */
export function surveyPairs(problem: Problem, market: Market): Survey {
  const trading = new Set<string>();
  const survey = { exchanges: 0, fairInValue: 0, admissible: 0, worthwhile: 0, tradingRepPairs: trading, whole: true };
  for (const pair of market.pairs) {
    const before = survey.worthwhile;
    survey.exchanges += pair.give.units.length * pair.take.units.length;
    survey.fairInValue += visitAdmissible(problem, pair, (i, j) => {
      survey.admissible++;
      if (pair.give.worth[i] + pair.take.worth[j] > 0) survey.worthwhile++;
    });
    if (survey.worthwhile > before) trading.add(repPairName(pair.give.from, pair.take.from));
  }
  return survey;
}
