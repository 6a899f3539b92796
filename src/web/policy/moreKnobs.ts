import { type KnobGroup, percent } from './knob';

/** The rest: behind a disclosure. */
export const MORE_GROUPS: KnobGroup[] = [
  {
    title: 'What counts as not growing',
    about: 'Growth is the last four quarters against the four before.',
    knobs: [
      { ...percent('growth.decliningBelow', 'Declining below', 'Growth below this is declining.', 0), min: -100 },
      percent('growth.flatUpTo', 'Flat up to', 'Growth up to this is flat.'),
      percent(
        'growth.laggingPenetrationBelow',
        'Lagging below a penetration of',
        'An account that grows more slowly than similar ones counts as lagging when it buys less than this share of its potential.',
      ),
      {
        path: 'growth.minQuarters',
        label: 'History needed',
        kind: 'count',
        min: 8,
        max: 40,
        unit: 'quarters',
        hint: 'An account with less is new and not judged.',
      },
      {
        path: 'growth.minPeers',
        label: 'Similar customers needed',
        kind: 'count',
        min: 3,
        max: 1000,
        unit: 'customers',
        hint: 'With fewer of the same segment and region the comparison widens to the segment, then to all.',
      },
      {
        path: 'growth.potentialCap',
        label: 'Estimated potential at most',
        kind: 'number',
        min: 1,
        max: 100,
        unit: 'times',
        hint: 'The account’s own best four quarters.',
      },
    ],
  },
  {
    title: 'Further limits',
    about: 'Rarely changed.',
    knobs: [
      percent(
        'plan.headroomTolerance',
        'Difference in headroom within a swap',
        'The same as for revenue; binding where potentials are given or confirmed.',
      ),
      percent(
        'plan.bookHeadroomTolerance',
        'Change of a book’s headroom',
        'All swaps together, as a share of the book’s headroom.',
      ),
      percent('plan.inItselfShare', 'Share of the book limit for one swap', '100%: one swap may use all of it.'),
      percent(
        'plan.maxBookShareMovedPerYear',
        'Book moved in a year',
        'Trades of any four quarters take at most this share of a book’s revenue away.',
      ),
      {
        path: 'candidates.minT4qCents',
        label: 'Too small below',
        kind: 'money',
        min: 0,
        max: 10_000_000_000,
        unit: 'a year',
        hint: 'Accounts with less revenue in four quarters are not traded.',
      },
      {
        path: 'candidates.maxAccountsPerRep',
        label: 'Accounts a rep may hold',
        kind: 'count',
        min: 1,
        max: 1_000_000,
        unit: 'accounts',
        blank: 'no limit',
        hint: 'Nobody gets more than this.',
      },
      percent(
        'beliefs.leaverLoss',
        'Loss when a rep has left',
        'Share of revenue lost by an account whose rep is gone.',
        100,
        'Shi et al. 2017: 13.2–17.6% of annual sales.',
      ),
    ],
  },
  {
    title: 'Verdicts on books, and what counts',
    about: 'How sure the figures must be before a whole book is called protected or one for coaching.',
    knobs: [
      {
        ...percent(
          'reps.protectedProbability',
          'Protected from',
          'Probability that the rep does better than the market.',
        ),
        min: 50,
      },
      {
        ...percent('reps.trainProbability', 'Coaching from', 'Probability that the rep does worse than the market.'),
        min: 50,
      },
      {
        path: 'valueBasis',
        label: 'What counts',
        kind: 'choice',
        hint: 'For fairness and for what a swap brings.',
        choices: [
          { value: 'revenue', label: 'Revenue' },
          { value: 'margin', label: 'Margin, where the data has it' },
        ],
      },
      {
        path: 'fiscalYearStartMonth',
        label: 'Fiscal year begins in month',
        kind: 'count',
        min: 1,
        max: 12,
        hint: '1 = January.',
      },
    ],
  },
];
