import type { Day, Quarter } from '../shared/calendar';
import type { PastCoaching } from './pastCoaching';

/** Rows of the canonical files, keyed like their headers; every value is the text that stands in the cell. */
export interface RepRow {
  rep_id: string;
  name: string;
  email: string;
  manager_id: string;
  region: string;
  hire_date: Day;
  /** Last day employed; '' = still. */
  end_date: string;
}

export interface AccountRow {
  account_id: string;
  name: string;
  region: string;
  segment: string;
  industry: string;
  /** Currency units a year, '' = not known. */
  annual_potential: string;
  /** 'A', 'B' or ''. */
  potential_grade: string;
  owner_id: string;
  parent_id: string;
  locked_until: string;
  lock_reason: string;
}

export interface AssignmentRow {
  account_id: string;
  rep_id: string;
  start_date: Day;
  /** Last day owned; '' = still. */
  end_date: string;
  role: 'owner' | 'overlay' | 'inside';
}

export interface RevenueRow {
  account_id: string;
  month: string;
  category: string;
  /** Canonical decimal, e.g. '1234.50'. */
  amount: string;
  /** Who sold: the owner on the last day of the month, past swaps included; '' while the account had no owner. */
  rep_id: string;
}

export interface QuotaRow {
  rep_id: string;
  quarter: Quarter;
  amount: string;
}

export interface ContactRow {
  account_id: string;
  name: string;
  title: string;
  email: string;
  phone: string;
  known_by: string;
}

export interface DealRow {
  deal_id: string;
  account_id: string;
  rep_id: string;
  name: string;
  kind: 'deal' | 'renewal';
  amount: string;
  created_date: Day;
  last_activity_date: Day;
  close_date: Day;
}

export interface AbsenceRow {
  rep_id: string;
  start_date: Day;
  /** Last day away. */
  end_date: Day;
  reason: string;
}

export interface PastLeg {
  accountId: string;
  fromRepId: string;
  toRepId: string;
}

/** A round of swaps that the company made earlier. The owner changes are not in `assignments`. */
export interface PastRotation {
  name: string;
  /** Last complete quarter on the cut-off day. */
  asOf: Quarter;
  cutOff: Day;
  proposedOn: Day;
  effectiveDate: Day;
  swaps: { legs: PastLeg[] }[];
}

/** What a past swap truly did to one account: with the swap = without it × (1 + share), quarter by quarter. */
export interface PlantedEffect {
  accountId: string;
  rotation: string;
  /** Share that holds from the second quarter after the swap on. */
  effectShare: number;
  quarters: { quarter: Quarter; share: number; withoutSwapCents: number; withSwapCents: number }[];
}

export interface DemoUser {
  email: string;
  name: string;
  role: 'admin' | 'manager' | 'rep' | 'leader';
  repId: string | null;
}

/** The made-up company; ids are external ids, money in the rows is canonical decimal text in `currency`. */
export interface DemoCompany {
  name: string;
  currency: 'USD';
  locale: 'en-US';
  seed: number;
  reps: RepRow[];
  accounts: AccountRow[];
  assignments: AssignmentRow[];
  revenue: RevenueRow[];
  quotas: QuotaRow[];
  contacts: ContactRow[];
  deals: DealRow[];
  absences: AbsenceRow[];
  pastRotations: PastRotation[];
  plantedEffects: PlantedEffect[];
  pastCoaching: PastCoaching[];
  users: DemoUser[];
}
