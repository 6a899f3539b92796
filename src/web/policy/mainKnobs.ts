import { type KnobGroup, percent } from './knob';

/** What a round is mostly about: shown open. */
export const MAIN_GROUPS: KnobGroup[] = [
  {
    title: 'What we believe about a change of hands',
    about: 'Two numbers decide what a swap is expected to bring. Change them when you know better.',
    knobs: [
      percent(
        'beliefs.headroomShare',
        'Share of headroom won in a year',
        'Of what a customer could still buy, how much an average rep wins in the first year with it.',
        100,
        'An assumption; no study gives this figure.',
      ),
      percent(
        'beliefs.handoverLoss',
        'Handover loss',
        'Share of a customer’s yearly revenue lost by a planned change of hands, for a rep who fits it as well as most do.',
        100,
        'Shi et al. 2017: accounts of reps who left lost 13.2–17.6% of annual sales. A planned exchange keeps the former rep at hand, so we start from 40% of that: an assumption.',
      ),
    ],
  },
  {
    title: 'How much may change',
    about: 'Every swap is fair in itself, and all swaps together leave each book about as large as it was.',
    knobs: [
      {
        path: 'plan.maxSwapsPerRep',
        label: 'Swaps a rep may be in',
        kind: 'count',
        min: 0,
        max: 1000,
        unit: 'swaps',
        hint: 'In one rotation.',
      },
      {
        path: 'plan.maxSwaps',
        label: 'Swaps in all',
        kind: 'count',
        min: 0,
        max: 100_000,
        unit: 'swaps',
        blank: 'one per four reps, at least 10',
        hint: 'In one rotation.',
      },
      percent(
        'plan.valueTolerance',
        'Difference within a swap',
        'What a rep gives and gets in one swap may differ by this share of the larger, in revenue of four quarters.',
      ),
      percent(
        'plan.bookValueTolerance',
        'Change of a book',
        'All swaps together may change a rep’s book by this share of its revenue of four quarters.',
      ),
    ],
  },
  {
    title: 'Who may trade what',
    about: 'Which accounts may change hands, and between whom.',
    knobs: [
      {
        path: 'plan.kinds',
        label: 'Kinds of swap',
        kind: 'several',
        hint: 'The more kinds, the more a plan can bring, and the longer it takes.',
        choices: [
          { value: 'pair', label: 'One account for one' },
          { value: 'basket', label: 'One account for two' },
          { value: 'cycle', label: 'Three-way exchanges' },
        ],
      },
      {
        path: 'plan.crossTeam',
        label: 'Between teams',
        kind: 'choice',
        hint: 'Within one team the same manager decides about both sides.',
        choices: [
          { value: 'off', label: 'Only within one manager’s team' },
          { value: 'sameSecondLine', label: 'Also between teams under the same second-line manager' },
          { value: 'any', label: 'Between any two reps' },
        ],
      },
      {
        path: 'plan.compatibility',
        label: 'Regions',
        kind: 'choice',
        hint: 'Which reps can take an account, by its region.',
        choices: [
          { value: 'servesRegion', label: 'Reps who serve its region' },
          { value: 'sameRegion', label: 'Reps whose own region it is' },
          { value: 'any', label: 'Any rep' },
        ],
      },
      {
        path: 'candidates.coolDownQuarters',
        label: 'Cool-down',
        kind: 'count',
        min: 0,
        max: 40,
        unit: 'quarters',
        hint: 'An account that changed hands stays for this long, and never goes back to a former owner within it.',
      },
      {
        path: 'candidates.openDealDays',
        label: 'Open deals and renewals',
        kind: 'count',
        min: 0,
        max: 730,
        unit: 'days',
        hint: 'An account with one that closes within so many days stays.',
      },
      {
        path: 'candidates.protectConsistentReps',
        label: 'Protect consistent reps',
        kind: 'yesNo',
        hint: 'Nothing is taken from a rep whose book grew faster than similar customers in at least six of eight quarters.',
      },
    ],
  },
  {
    title: 'How we will know what it brought',
    about: 'Accounts were chosen because they stood still, and many recover by themselves. Only a comparison tells.',
    knobs: [
      percent(
        'plan.lotteryShare',
        'Swaps that wait for the second wave',
        'Of the approved swaps this share is drawn by lot and takes effect two quarters later; until then the two waves are compared. 0%: no lot is drawn.',
        50,
      ),
    ],
  },
];
