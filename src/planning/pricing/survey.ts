import type { Problem } from '../problem/problem';
import type { Market } from './offers';
import { visitAdmissible } from './windows';

/** What there is to choose from, before any price. */
export interface Survey {
  /** Exchanges that compatible reps could make at all. */
  exchanges: number;
  /** Of those, how many are within the value tolerance. */
  fairInValue: number;
  /** Of those, how many keep every rule. */
  admissible: number;
  /** Of those, how many are expected to bring anything; and between how many pairs of reps. */
  worthwhile: number;
  tradingRepPairs: number;
  largestWorth: number;
}

/** Counts every exchange once, by the first thing that keeps it out. */
export function surveyOf(problem: Problem, market: Market): Survey {
  const survey: Survey = {
    exchanges: 0,
    fairInValue: 0,
    admissible: 0,
    worthwhile: 0,
    tradingRepPairs: 0,
    largestWorth: 0,
  };
  for (const pair of market.pairs) {
    const before = survey.worthwhile;
    survey.exchanges += pair.give.units.length * pair.take.units.length;
    survey.fairInValue += visitAdmissible(problem, pair, (i, j) => {
      const worth = pair.give.worth[i] + pair.take.worth[j];
      survey.admissible++;
      if (worth <= 0) return;
      survey.worthwhile++;
      if (worth > survey.largestWorth) survey.largestWorth = worth;
    });
    if (survey.worthwhile > before) survey.tradingRepPairs++;
  }
  return survey;
}
