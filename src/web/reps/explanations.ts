import { type Explanation, FIGURES } from '../accounts/explanations';

/** The figures of reps. */
export const REP_FIGURES = {
  book: {
    figure: 't4q',
    label: 'Book',
    what: 'What the accounts owned on the data cut-off brought, under whoever owned them meanwhile.',
    unit: 'company currency',
    period: 'last four complete quarters',
  },
  held: {
    figure: 'held-growth',
    label: 'Growth',
    what: 'Growth of the accounts that this rep owned during all of the eight quarters compared; quarters on leave are left out.',
    unit: 'percent a year',
    period: 'last four complete quarters against the four before',
  },
  market: {
    figure: 'held-growth',
    label: 'Market',
    what: 'Growth of similar customers of those same accounts, weighted by revenue.',
    unit: 'percent a year',
    period: 'the same eight quarters',
  },
  own: {
    figure: 'rep-effect',
    label: 'Beyond the market',
    what: 'What is left when the market is taken away, drawn towards zero as far as chance could explain it (empirical Bayes, normal–normal). The range holds the true figure with 90% probability. It is a hint for a conversation, not a mark.',
    unit: 'percentage points a year',
    period: 'the last eight quarters',
  },
  above: {
    figure: 'protected',
    label: 'Quarters above the market',
    what: 'In how many of the last eight quarters the accounts held grew faster than similar customers.',
    unit: 'quarters',
    period: 'last eight complete quarters',
  },
  headroom: { ...FIGURES.headroom, what: 'What all accounts of the book together could still buy in a year.' },
} satisfies Record<string, Explanation>;

/** Those that say nothing of how a rep does. */
export const BOOK_FIGURES: Explanation[] = [REP_FIGURES.book, REP_FIGURES.headroom];
