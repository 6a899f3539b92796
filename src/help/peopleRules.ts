/** What people decide; the product suggests at most. */
export const PEOPLE_DECIDE: readonly string[] = [
  'Whether a book is coached, traded from or left alone: a manager decides and gives a reason.',
  'Which accounts stay out of a rotation, and which swaps of a plan become trades.',
  'Whether a trade is made: every direct manager of its reps, and at least two people, consent. Silence is no consent.',
  'Whether a protected rep’s accounts may be exchanged: the rep alone.',
  'What comes of a challenge: a manager answers with a reason; a rejection can be taken to the manager above.',
  'Whether an exchange is kept, extended or reversed after its review, and what a coaching plan came to.',
];

/** What the product does not do. */
export const NOT_DONE: readonly string[] = [
  'No league table of reps: the review shows accounts and exchanges, never a ranking of people by effect.',
  'Nothing is read from calendars, mail, calls, location or working hours; what is computed rests on revenue, owners, deals, quotas and leave.',
  'Leave never counts against a rep: its quarters are left out.',
  'No decision about a person is made by the program alone, and no wage is computed.',
];

/** What can be turned off, and how. */
export const TURNED_OFF: readonly { what: string; how: string }[] = [
  {
    what: 'Figures of individual reps',
    how: 'An administrator, under Settings: the suggestion, growth against the market, protection and quotas are then shown to the rep alone. Protection works on in the planner.',
  },
  {
    what: 'Suggestions for books',
    how: 'The policy says how sure the figures must be before coaching or protection is suggested; at 100% neither is in practice.',
  },
  { what: 'Protection', how: 'The policy.' },
  {
    what: 'Exchange of accounts of a protected rep',
    how: 'The rep agrees or does not, on My accounts, and can take it back.',
  },
  {
    what: 'Quotas, absences, contacts',
    how: 'They are known only when they are imported; without their files nothing is worked out from them.',
  },
  {
    what: 'Mail',
    how: 'Each user chooses what comes by mail. Mails hold a sentence and an address, no names of customers and no figures.',
  },
  {
    what: 'Other systems',
    how: 'Programs read by a token that an administrator can revoke, and never more than its user sees.',
  },
];

/** How long what is kept about people is kept. */
export const KEPT: readonly { what: string; how: string }[] = [
  {
    what: 'Owners, revenue, trades, decisions, reviews',
    how: 'As long as the database: later rotations are measured against earlier ones, and nothing of the ownership ledger is overwritten.',
  },
  { what: 'Figures of reps', how: 'The current analysis, and one for each rotation, which rests on it.' },
  {
    what: 'Audit log',
    how: 'As long as the database. What an entry says lies apart from its seal, so that it can be removed without breaking the chain.',
  },
  {
    what: 'Sign-ins',
    how: 'Until they end, 12 hours after the sign-in unless the company sets it otherwise; failed attempts a day.',
  },
  { what: 'Mails and calls to other systems', how: '30 days after they went out.' },
  { what: 'Long work done for somebody', how: '92 days.' },
  { what: 'Uploads nobody decided about', how: '14 days.' },
];

/** How people get their own data, and what can be removed. */
export const OWN_DATA: readonly string[] = [
  'What somebody reads in the product they can also fetch as JSON with a token of their own (My profile → API tokens).',
  'An administrator can disable a user, which ends their sessions; a rep who left stays in the history of their accounts under their name.',
  'Everything that is kept about one person goes into one JSON file by the command “rotation user export PERSON”, which whoever operates the server runs; there is no page for it.',
  "The command “rotation user erase PERSON --yes” puts a pseudonym in the place of the name and addresses everywhere, for good, and later imports do not bring them back. Who owned which account, what it brought and what was decided stay, under that pseudonym. Older backups keep the name; a name of one word is replaced in that person's own records, not in texts.",
];
