/** What a figure means: shown one click away from it. */
export interface Explanation {
  /** Its anchor on the page of figures, where its formula stands with an example. */
  figure: string;
  label: string;
  what: string;
  unit: string;
  period: string;
  formula?: string;
}

/** The figures of accounts. */
export const FIGURES = {
  t4q: {
    figure: 't4q',
    label: 'Last four quarters',
    what: 'What the account brought in the last four complete quarters.',
    unit: 'company currency',
    period: 'the as-of quarter and the three before it',
  },
  growth: {
    figure: 'growth',
    label: 'Growth',
    what: 'How much more or less that is than in the four quarters before.',
    unit: 'percent',
    period: 'last four complete quarters against the four before',
    formula: 'last four quarters ÷ four quarters before − 1',
  },
  relative: {
    figure: 'relative-growth',
    label: 'Against similar customers',
    what: 'The account’s growth minus the median growth of customers in the same segment and region; where there are too few of them, in the same segment, then of all.',
    unit: 'percentage points',
    period: 'the same eight quarters',
  },
  potential: {
    figure: 'potential',
    label: 'Potential',
    what: 'What the account could spend on what we sell. Grade A was given, B was confirmed by a manager, C is estimated: what the upper fifth of similar customers of the same size buys, at least its own best year and at most a limited multiple of it.',
    unit: 'company currency a year',
    period: 'one year',
  },
  penetration: {
    figure: 'penetration',
    label: 'Share of potential',
    what: 'How much of its potential the account already buys here (penetration).',
    unit: 'percent',
    period: 'last four complete quarters',
    formula: 'last four quarters ÷ potential',
  },
  headroom: {
    figure: 'headroom',
    label: 'Headroom',
    what: 'What the account could still buy in a year.',
    unit: 'company currency a year',
    period: 'one year',
    formula: 'potential − last four quarters, never below zero',
  },
  review: {
    figure: 'candidate',
    label: 'For review',
    what: 'The account does not grow, and policy allows it to be exchanged between reps in a rotation.',
    unit: 'yes or no',
    period: 'as of the data cut-off',
  },
} satisfies Record<string, Explanation>;
