import type { Figure } from './types';

/** Figures of a rep's book. */
export const BOOK_FIGURES: readonly Figure[] = [
  {
    id: 'held-growth',
    label: 'Growth of a book, and its market',
    what: 'Growth of the accounts that the rep owned the whole time, and of customers similar to those; quarters on leave count neither way.',
    unit: 'percent a year',
    period: 'the last four complete quarters against the four before',
    formula:
      'last four quarters of these accounts ÷ four before − 1; market: the same of similar customers, weighted by revenue',
    example: (_policy, say) =>
      `${say.percent(-0.05)} in a market of ${say.percent(0.02)}: 7 points behind it before chance is allowed for.`,
  },
  {
    id: 'rep-effect',
    label: 'Beyond the market (rep effect)',
    what: 'What is left of a book’s growth when its market is taken away, drawn towards zero as far as chance alone could explain it. It is a hint for a conversation and no mark.',
    unit: 'percentage points a year, with the range of 90%',
    period: 'the last eight complete quarters',
    formula: 'mean beyond the market × spread between reps² ÷ (spread between reps² + own error²)',
    source: 'Empirical Bayes, normal–normal: Efron and Morris 1975, Data analysis using Stein’s estimator, JASA 70.',
    example: (_policy, say) => {
      const kept = 0.03 ** 2 / (0.03 ** 2 + 0.04 ** 2);
      return `7 points behind the market, reps differ by 3 points, the error is 4 points: ${say.percent(kept)} of it is kept, ${say.number(-7 * kept)} points.`;
    },
  },
  {
    id: 'rep-probability',
    label: 'Probability that a book is behind its market',
    what: 'How likely the rep effect is below zero, after chance is allowed for. It decides whether coaching is suggested.',
    unit: 'percent',
    period: 'the last eight complete quarters',
    formula: 'P(rep effect < 0) of the normal distribution with the drawn-in mean and its error',
    example: ({ reps }, say) =>
      `By this policy coaching is suggested from ${say.percent(reps.trainProbability)} on. ${say.percent(0.5)} means that nothing can be told apart from chance; then single accounts are looked at instead.`,
  },
  {
    id: 'protected',
    label: 'Protected',
    what: 'A consistently good performer; nothing is taken without the rep’s consent.',
    unit: 'yes or no',
    period: 'the last eight complete quarters',
    formula: 'above the market in at least 6 of 8 quarters, and P(rep effect > 0) at or above the policy’s threshold',
    example: ({ reps, candidates }, say) =>
      `7 of 8 quarters above the market and a probability of ${say.percent(Math.max(reps.protectedProbability, 0.95))}, with ${say.percent(reps.protectedProbability)} asked for: protected.${candidates.protectConsistentReps ? '' : ' The present policy does not use this rule.'}`,
  },
];
