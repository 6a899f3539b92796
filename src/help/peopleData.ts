import { permissionOf, reachOf } from '../people/permissionOf';
import type { Reach } from '../people/permissionTable';
import { ROLES, type Role } from '../people/user';

/** Something that is worked out or written down about a person. */
interface PersonalFigure {
  what: string;
  /** What it is made of. */
  from: string;
  /** The page on which it stands: its row in the table of permissions says who reaches it. */
  page: string;
  /** Where people find their own, when that is another page. */
  ownPage?: string;
  /** Hidden from everybody but the rep when individual figures are turned off. */
  hideable?: true;
  figure?: string;
}

const PERSONAL: readonly PersonalFigure[] = [
  {
    what: 'Growth of the accounts a rep held, their market, and what is left beyond it, with its range',
    from: 'revenue, owners and absences of the last eight quarters; similar customers',
    page: '/reps/1',
    hideable: true,
    figure: 'rep-effect',
  },
  {
    what: 'Suggestion for the book (coaching, trade, the market, steady) and protection',
    from: 'the figures above, by thresholds of the policy',
    page: '/reps/1',
    hideable: true,
    figure: 'rep-probability',
  },
  { what: 'Quotas and how far they were reached', from: 'the import', page: '/reps/1', hideable: true },
  {
    what: 'Size of the book, headroom, accounts for review',
    from: 'revenue, potential and owners',
    page: '/reps/1',
    figure: 'headroom',
  },
  {
    what: 'What a plan gives to and takes from each rep, envy between reps',
    from: 'the plan',
    page: '/plans/x',
    figure: 'ef1',
  },
  {
    what: 'The decision for a book: who decided what, and why',
    from: 'a manager',
    page: '/rotations/x/reps',
  },
  { what: 'Coaching plan: goal, steps, notes, result', from: 'the manager and the rep', page: '/coaching/x' },
  {
    what: 'Wishes: what a rep would hand over and keep, and why',
    from: 'the rep',
    page: '/rotations/x/wishes',
    ownPage: '/my-accounts/wishes/x',
  },
  {
    what: 'Challenges of an exchange and their answers',
    from: 'the rep and the manager',
    page: '/trades/x',
    ownPage: '/my-accounts/challenges/x',
  },
  {
    what: 'Steps of handoffs, done and late',
    from: 'both reps',
    page: '/rotations/x/handoffs',
    ownPage: '/handoffs/x/x',
  },
  { what: 'Absences of reps (from, until)', from: 'the import', page: '/reps/1' },
  { what: 'Who did what and when (audit log)', from: 'every change', page: '/audit' },
  {
    what: 'Name, address, role, sign-ins and failed attempts of a user',
    from: 'the administrator, the sign-in',
    page: '/users/x',
    ownPage: '/profile',
  },
];

const REACH: Record<Reach, string> = {
  all: 'of everybody',
  whole: 'where the own line is the whole company',
  part: 'of the own line',
  line: 'of the own line',
  own: 'of oneself',
  linked: 'of oneself',
  no: 'nobody’s',
};

const WHO: Record<Role, string> = { admin: 'Administrators', manager: 'Managers', rep: 'Reps', leader: 'Leaders' };

export interface PersonalRow {
  what: string;
  from: string;
  figure: string | null;
  hidden: boolean;
  /** What each role reads of it, by the table of permissions. */
  seenBy: { who: string; reach: string }[];
}

/**
 * What is computed or kept about people, with who reads it by the table of permissions.
 * @param showRepFigures the company's setting: false hides individual figures from everybody but the rep
 */
export function personalRows(showRepFigures: boolean): PersonalRow[] {
  return PERSONAL.map((row) => {
    const hidden = row.hideable === true && !showRepFigures;
    const seenBy = ROLES.map((role) => ({
      who: WHO[role],
      reach: REACH[hidden ? whenHidden(role) : reachFor(row, role)],
    }));
    return { what: row.what, from: row.from, figure: row.figure ?? null, hidden, seenBy };
  });
}

/** Figures that are turned off are the own ones only, for whoever can have any. */
function whenHidden(role: Role): Reach {
  return role === 'rep' || role === 'manager' ? 'own' : 'no';
}

function reachFor({ page, ownPage }: PersonalFigure, role: Role): Reach {
  const reach = (path: string): Reach => {
    const row = permissionOf('GET', path);
    if (!row) throw new Error(`The table of permissions has no page ${path}.`);
    return reachOf(row, role);
  };
  const there = reach(page);
  return there === 'no' && ownPage !== undefined ? reach(ownPage) : there;
}
