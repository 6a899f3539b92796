import { EXAMPLE_CENTS, type Figure } from './types';

const TWO = 'the last four complete quarters against the four before';

/** Figures of an account. */
export const ACCOUNT_FIGURES: readonly Figure[] = [
  {
    id: 't4q',
    label: 'Last four quarters',
    what: 'Revenue of an account in the as-of quarter and the three before it; of a book, under whoever owned its accounts meanwhile.',
    unit: 'money of the company',
    period: 'four complete fiscal quarters',
    formula: 'sum of the revenue of the twelve months',
    example: (policy, say) =>
      `${say.money(2_400_000)} + ${say.money(2_600_000)} + ${say.money(2_300_000)} + ${say.money(2_700_000)} = ${say.money(EXAMPLE_CENTS)}. A fiscal year begins in month ${policy.fiscalYearStartMonth}; a quarter of which a month is missing is not counted.`,
  },
  {
    id: 'growth',
    label: 'Growth',
    what: 'How much more or less the last four quarters brought than the four before.',
    unit: 'percent',
    period: TWO,
    formula: 'last four quarters ÷ four quarters before − 1; none where the earlier four brought nothing',
    example: ({ growth }, say) =>
      `${say.money(9_400_000)} after ${say.money(EXAMPLE_CENTS)}: ${say.percent(-0.06)}. By this policy below ${say.percent(growth.decliningBelow)} is declining, from there up to ${say.percent(growth.flatUpTo)} is flat${-0.06 < growth.decliningBelow ? ': this account declines' : ''}.`,
  },
  {
    id: 'relative-growth',
    label: 'Against similar customers',
    what: 'Growth less the median growth of similar customers: other accounts of the same segment and region, else segment, else all.',
    unit: 'percentage points',
    period: TWO,
    formula: 'growth − median growth of similar customers',
    source:
      'Quantiles are those of type 7: Hyndman and Fan 1996, Sample quantiles in statistical packages, American Statistician 50.',
    example: ({ growth }, say) =>
      `${say.percent(-0.06)} where the median is ${say.percent(0.03)}: −9 points. Fewer than ${say.number(growth.minPeers)} of the same segment and region: the segment is taken; fewer again: all.`,
  },
  {
    id: 'state',
    label: 'State',
    what: 'The first of these that fits: new, lapsed, declining, flat, lagging, growing.',
    unit: 'a word',
    period: TWO,
    formula:
      'new: too little history · lapsed: nothing after something · declining, flat: by growth · lagging: behind similar customers and little of its potential · else growing',
    example: ({ growth }, say) =>
      `With fewer than ${say.number(growth.minQuarters)} complete quarters an account is new. With ${say.percent(0.04)} growth where the median is ${say.percent(0.06)}, it is lagging if it buys less than ${say.percent(growth.laggingPenetrationBelow)} of its potential.`,
  },
  {
    id: 'potential',
    label: 'Potential and its grade',
    what: 'What the account could spend in a year on what the company sells. A was given, B was confirmed by a manager, C is an estimate.',
    unit: 'money of the company a year',
    period: 'a year; estimates from the last four complete quarters',
    formula:
      'A, B: as given · C: the 80th percentile of similar customers of like size, at least the account’s own best four quarters, at most a multiple of them',
    example: ({ growth }, say) =>
      `The best four quarters were ${say.money(EXAMPLE_CENTS)}, the 80th percentile is ${say.money(50_000_000)}; at most ${say.number(growth.potentialCap)} times the best: ${say.money(Math.min(50_000_000, growth.potentialCap * EXAMPLE_CENTS))}.`,
  },
  {
    id: 'penetration',
    label: 'Penetration (share of potential)',
    what: 'The part of its potential that the account buys here already.',
    unit: 'percent',
    period: 'the last four complete quarters',
    formula: 'last four quarters ÷ potential',
    source:
      'Dave Kahle, Myths of B2B Sales: a relationship is measured by its revenue and by how far the account is penetrated.',
    example: ({ growth }, say) =>
      `${say.money(EXAMPLE_CENTS)} of ${say.money(25_000_000)}: ${say.percent(0.4)}. Below ${say.percent(growth.laggingPenetrationBelow)} an account that grows less than similar customers counts as lagging.`,
  },
  {
    id: 'headroom',
    label: 'Headroom',
    what: 'The part of its potential that the account does not buy here yet.',
    unit: 'money of the company a year',
    period: 'a year',
    formula: 'potential − last four quarters, never below zero',
    example: (_policy, say) =>
      `${say.money(25_000_000)} − ${say.money(EXAMPLE_CENTS)} = ${say.money(15_000_000)}. Of an estimated potential (grade C) half of it counts in a plan: ${say.money(7_500_000)}.`,
  },
  {
    id: 'white-space',
    label: 'Could also buy (white space)',
    what: 'Categories that at least four in ten similar customers buy and this account does not.',
    unit: 'money of the company a year',
    period: 'the last four complete quarters',
    formula: 'median of what similar customers who buy the category spend on it',
    example: (_policy, say) =>
      `9 of 20 similar customers buy service contracts, half of them for more than ${say.money(1_200_000)}: the account could also buy these for about that.`,
  },
  {
    id: 'candidate',
    label: 'For review',
    what: 'The account does not grow and nothing keeps it where it is.',
    unit: 'yes or no, with every reason',
    period: 'as of the data cut-off',
    formula:
      'declining, flat or lagging, and not: rested too short, with an open deal, locked, kept out, too small, of a protected rep',
    example: ({ candidates }, say) =>
      `An account that changed hands less than ${say.number(candidates.coolDownQuarters)} quarters ago, that has an open deal due within ${say.number(candidates.openDealDays)} days, or that brought less than ${say.money(candidates.minT4qCents)} stays where it is.`,
  },
];
