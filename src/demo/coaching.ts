import { addDays, type Day } from '../shared/calendar';
import type { PastCoaching } from './pastCoaching';
import { pastRounds, type Timeline } from './timeline';
import { QUARTERS } from './world';

/** Two plans that ended, one with its goal reached and one without, and one that runs. */
export function pastCoaching(timeline: Timeline): PastCoaching[] {
  const [earlier, later] = pastRounds(timeline.today).map((round) => ({
    openedOn: addDays(round.proposedOn, 1),
    startDate: round.effectiveDate,
    reviewDate: timeline.start(round.effective + 4),
    // A day in the n-th week of the plan.
    week: (n: number): Day => addDays(timeline.start(round.effective), 7 * n),
  }));
  const { openedOn, startDate, reviewDate, week } = earlier;
  const ended = addDays(reviewDate, 12);
  return [
    {
      repId: 'R103',
      openedOn,
      startDate,
      reviewDate,
      goal: { words: 'Bring the book back to its market within a year', measure: 'relativeGrowth', target: -0.02 },
      reason: 'Two years behind the market in every segment; the accounts are sound.',
      steps: [
        { words: 'Plan a visit to each of the ten largest customers', due: week(3), doneOn: week(2) },
        { words: 'Two days on the road together', due: week(6), doneOn: week(6) },
        { words: 'Quote the second category to every customer who buys one', due: week(16), doneOn: week(15) },
        { words: 'Half-way talk with figures', due: week(26), doneOn: week(27) },
      ],
      notes: [
        { words: 'Visits had become phone calls. That is the whole of it, I think.', audience: 'line', on: week(6) },
        {
          words: 'The joint visits went well; three customers asked for quotes at once.',
          audience: 'everyone',
          on: week(7),
        },
      ],
      end: { on: ended, result: 'reached', reason: 'The book grows like its market again; the weekly visits stay.' },
      lagBefore: -0.12,
      shares: [0.06, 0.13, 0.17, 0.2, 0.21, 0.21],
    },
    {
      repId: 'R105',
      openedOn,
      startDate,
      reviewDate,
      goal: { words: 'Sell more of the range to the customers we have', measure: 'categories', target: 12 },
      reason: 'Most customers of this book buy one category only.',
      steps: [
        { words: 'Training on the two newest ranges', due: week(4), doneOn: week(5) },
        { words: 'List who could buy what, from the peers', due: week(8), doneOn: week(11) },
      ],
      notes: [{ words: 'The list took long; few quotes came of it.', audience: 'everyone', on: week(20) }],
      end: {
        on: ended,
        result: 'notReached',
        reason: 'Little was quoted. We look at the territory next, not at the rep alone.',
      },
      lagBefore: 0,
      shares: [0.02, 0.03, 0.04, 0.05, 0.05, 0.05],
    },
    {
      repId: 'R307',
      ...later,
      goal: { words: 'Stop falling behind, then grow with the market', measure: 'relativeGrowth', target: -0.02 },
      reason: 'Below its market for three quarters in a row; better to help early.',
      steps: [
        { words: 'Agree on the twenty customers that matter most', due: later.week(3), doneOn: later.week(3) },
        { words: 'Joint visits, one a fortnight', due: later.week(13), doneOn: later.week(14) },
        { words: 'Quote what similar customers also buy', due: addDays(timeline.today, -6), doneOn: null },
        { words: 'Look at the first half year together', due: addDays(timeline.today, 9), doneOn: null },
      ],
      notes: [
        {
          words: 'First visits done; two customers had not been seen for a year.',
          audience: 'everyone',
          on: later.week(9),
        },
        { words: 'Wants this to work. Needs help with quotes.', audience: 'line', on: later.week(10) },
      ],
      end: null,
      lagBefore: 0,
      shares: [0.03, 0.06],
    },
  ];
}

/**
 * Applies the lag before and the effect of coaching to the accounts of the coached reps. Changes `levels` (whole minor
 * units by account and position).
 * @param repOf the rep of an account
 */
export function plantCoaching(
  coaching: readonly PastCoaching[],
  levels: Map<string, number[]>,
  repOf: (accountId: string) => string,
  timeline: Timeline,
): void {
  const byRep = new Map(coaching.map((plan) => [plan.repId, plan]));
  for (const [accountId, level] of levels) {
    const plan = byRep.get(repOf(accountId));
    if (plan === undefined) continue;
    const start = Array.from({ length: QUARTERS }, (_, p) => p).find((p) => timeline.start(p) === plan.startDate)!;
    for (let p = 0; p < QUARTERS; p++) {
      const without = level[p] * Math.exp((plan.lagBefore * (p - QUARTERS / 2)) / 4);
      level[p] = Math.round(without * (1 + (p < start ? 0 : (plan.shares[p - start] ?? 0))));
    }
  }
}
