/** A word of the product with its meaning. */
export interface Word {
  /** Anchor on the page of words. */
  id: string;
  word: string;
  meaning: string;
  /** What a rep's pages call it, where they use another word. */
  repReads?: string;
  /** Anchor of its formula, where it is a figure. */
  figure?: string;
}

/** One word for one thing, in the order in which a round meets them. */
export const WORDS: readonly Word[] = [
  {
    id: 'account',
    word: 'account',
    meaning:
      'A customer. It has one segment, one region and one industry; what is not known of them is called unknown.',
  },
  {
    id: 'customer-group',
    word: 'customer group',
    meaning:
      'Accounts that belong together, such as a parent company and its sites with one owner. They are up for review, exchanged and rested together; an account without relatives is a group of one.',
    repReads: 'customer',
  },
  { id: 'rep', word: 'rep', meaning: 'Who owns accounts.' },
  {
    id: 'manager',
    word: 'manager',
    meaning: 'Whom reps report to; managers can report to managers. A manager’s line is everybody below, at any depth.',
  },
  { id: 'book', word: 'book', meaning: 'The accounts that a rep owns on a day.', repReads: 'your accounts' },
  {
    id: 'assignment',
    word: 'assignment',
    meaning:
      'An account with its rep, from a day until a day. All of them together are the ownership ledger: any figure can be worked out under the owners of any day, and nothing in it is overwritten.',
  },
  {
    id: 'revenue',
    word: 'revenue',
    meaning:
      'Money booked for an account in a month, by category and by the rep who sold it, in the currency of the company.',
  },
  {
    id: 'quarter',
    word: 'quarter',
    meaning:
      'A fiscal quarter; the fiscal year has the name of the calendar year in which it ends. The as-of quarter is the last one whose three months are all in the data, whatever the date of today.',
  },
  {
    id: 'last-four-quarters',
    word: 'last four quarters',
    meaning: 'Revenue of the as-of quarter and the three before it.',
    figure: 't4q',
  },
  {
    id: 'growth',
    word: 'growth',
    meaning: 'The last four quarters against the four before them.',
    figure: 'growth',
  },
  {
    id: 'similar-customers',
    word: 'similar customers',
    meaning:
      'Other accounts of the same segment and region; where there are too few, of the same segment, then all. In papers they are called peers.',
    figure: 'relative-growth',
  },
  {
    id: 'potential',
    word: 'potential',
    meaning:
      'What an account could spend in a year on what the company sells, with a grade: A given, B confirmed by a manager, C estimated.',
    figure: 'potential',
  },
  {
    id: 'penetration',
    word: 'penetration',
    meaning: 'The part of its potential that an account buys here already.',
    repReads: 'share of potential',
    figure: 'penetration',
  },
  { id: 'headroom', word: 'headroom', meaning: 'The part of it that is left.', figure: 'headroom' },
  {
    id: 'white-space',
    word: 'white space',
    meaning: 'Categories that similar customers buy and the account does not.',
    repReads: 'could also buy',
    figure: 'white-space',
  },
  {
    id: 'state',
    word: 'state',
    meaning:
      'Where an account stands: new, lapsed, declining, flat, lagging or growing. Declining, flat and lagging accounts do not grow.',
    figure: 'state',
  },
  {
    id: 'candidate',
    word: 'candidate',
    meaning: 'An account that does not grow and that the policy allows to be exchanged.',
    repReads: 'for review',
    figure: 'candidate',
  },
  {
    id: 'train-trade-leave',
    word: 'train, trade or leave',
    meaning:
      'What the figures suggest for a book. Train: the whole of it is behind its market, so coaching comes first. Trade: it is sound and single accounts stand still. Leave: nothing to do. Where whole segments stand still it is the market. A person decides.',
    repReads: 'coaching, steady, the market',
    figure: 'rep-effect',
  },
  {
    id: 'protected',
    word: 'protected',
    meaning: 'A consistently good performer, of whom nothing is taken without consent.',
    figure: 'protected',
  },
  {
    id: 'policy',
    word: 'policy',
    meaning:
      'Every threshold, limit and belief by which a rotation is worked out. A rotation keeps the policy it was opened with.',
  },
  {
    id: 'swap',
    word: 'swap',
    meaning:
      'An exchange between reps: one account for one, one for two, or around three reps. The way of each account in it is a leg.',
    repReads: 'account exchange',
    figure: 'expected',
  },
  {
    id: 'transfer',
    word: 'transfer',
    meaning: 'An account that goes one way: from the book of somebody who left, or to a new rep.',
    repReads: 'new account',
  },
  {
    id: 'rotation',
    word: 'rotation',
    meaning: 'A round: its quarter, policy, data cut-off, candidates, plans and trades.',
  },
  {
    id: 'cut-off',
    word: 'data cut-off',
    meaning:
      'The day whose owners and deals a rotation is worked out with. What happens later cannot keep an account out.',
  },
  {
    id: 'cool-down',
    word: 'cool-down',
    meaning: 'How long an account rests after it changed hands before it can be up for review again.',
  },
  {
    id: 'plan',
    word: 'plan',
    meaning: 'What one run of the planner proposes under one policy. A rotation can have several to compare.',
    figure: 'bound',
  },
  {
    id: 'trade',
    word: 'trade',
    meaning:
      'A swap on its way: draft, submitted, approved, scheduled, in effect; or rejected, withdrawn, in conflict, reversed.',
    repReads: 'account exchange',
  },
  {
    id: 'consent',
    word: 'consent',
    meaning:
      'The yes to a trade: one from each direct manager of the reps in it, and at least two people. Silence is no consent.',
  },
  {
    id: 'credit-terms',
    word: 'credit terms',
    meaning: 'Who is credited for what and until when, and the quota change that goes with a trade.',
    repReads: 'your credit',
  },
  {
    id: 'announcement',
    word: 'announcement',
    meaning: 'The moment from which reps see a trade with their accounts. Before it the trade does not exist for them.',
  },
  {
    id: 'challenge',
    word: 'challenge',
    meaning:
      'A rep’s objection to an announced exchange, with a reason, within five working days; it is answered within five, and owners do not change before.',
  },
  {
    id: 'lottery',
    word: 'lottery',
    meaning:
      'Approved swaps are split by lot: the first wave takes effect now, the second two quarters later. Until then the second shows what would have happened anyway.',
  },
  {
    id: 'handoff',
    word: 'handoff',
    meaning: 'The passing over of one account, with a briefing and a checklist for both reps.',
  },
  {
    id: 'plain-change',
    word: 'plain change',
    meaning: 'Revenue after less revenue before, with everything that happened in it.',
    figure: 'plain-change',
  },
  {
    id: 'effect',
    word: 'effect',
    meaning: 'What is left of the plain change when that which would have happened anyway is taken away.',
    repReads: 'result',
    figure: 'effect',
  },
  {
    id: 'verdict',
    word: 'verdict',
    meaning:
      'Better, worse, no clear change, or too early: what can be said of one exchange after four complete quarters.',
    figure: 'verdict',
  },
  {
    id: 'coaching-plan',
    word: 'coaching plan',
    meaning:
      'A goal, steps, notes and a day on which a rep and a manager look at what came of it; measured as trades are.',
    repReads: 'your coaching',
  },
];
