import type { QuarterlyRevenue } from '../accounts/revenue';
import type { Account, AccountId, Assignment, AssignmentRole, Deal, Rep, RepId } from '../accounts/types';
import type { AccountAnalysis } from '../growth/types';
import type { Day, Quarter } from '../shared/calendar';

export interface Contact {
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  /** The rep who knows this person; null = nobody said so. */
  knownByRepId: RepId | null;
}

export type BriefingReader = 'taker' | 'giver' | 'other';

/** Everything a briefing is made from; nothing is looked up elsewhere. */
export interface BriefingInput {
  account: Account;
  /** Who takes the account over, and from whom; null = it had no owner. */
  toRepId: RepId;
  fromRepId: RepId | null;
  /** Who reads it: whoever takes it over (default), whoever hands it over, or somebody above or beside them. */
  reader?: BriefingReader;
  today: Day;
  effectiveDate: Day;
  /** Last complete quarter, as a quarter index. */
  asOf: number;
  fiscalYearStartMonth: number;
  revenue: QuarterlyRevenue;
  /** Spells of this account, every role. */
  assignments: readonly Assignment[];
  reps: readonly Rep[];
  /** Null while the account has not been analysed. */
  analysis: Pick<AccountAnalysis, 'whiteSpace' | 'reasons' | 'categoriesBought' | 'categoriesOffered'> | null;
  categoryNames: ReadonlyMap<number, string>;
  contacts: readonly Contact[];
  deals: readonly Deal[];
  currency: string;
  locale: string;
}

export interface BriefingQuarter {
  quarter: Quarter;
  cents: number;
  /** Owner on the last day of the quarter; null = unowned. */
  ownerId: RepId | null;
  ownerName: string | null;
}

/** Something to do for the handoff, due on a day. */
export interface BriefingStep {
  dueOn: Day;
  sentence: string;
}

export interface BriefingColleague {
  name: string;
  role: Exclude<AssignmentRole, 'owner'>;
  sentence: string;
}

export interface BriefingRep {
  name: string;
  email: string | null;
}

/** What a rep needs to take an account over. Money in minor units; nothing here is markup. */
export interface Briefing {
  accountId: AccountId;
  title: string;
  /** What happens, when, and what is at stake. */
  sentences: string[];
  /** Up to twelve complete quarters, earliest first. */
  quarters: BriefingQuarter[];
  whiteSpace: { category: string; typicalCents: number; sentence: string }[];
  whiteSpaceSentence: string;
  reasons: string[];
  formerRep: BriefingRep | null;
  newRep: BriefingRep;
  contacts: {
    name: string;
    title: string | null;
    email: string | null;
    phone: string | null;
    knownBy: string | null;
  }[];
  deals: { name: string; kind: Deal['kind']; amountCents: number | null; closesOn: Day | null; sentence: string }[];
  colleagues: BriefingColleague[];
  /** What is to be done: the taker's first ninety days, or how the giver hands over. */
  steps: BriefingStep[];
}
