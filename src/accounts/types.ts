import type { Day } from '../shared/calendar';

/** Our own integer ids; external ids are what the customer's files and our CSV and JSON show. */
export type AccountId = number;
export type RepId = number;
export type CategoryId = number;

/** Attribute value that stands for a blank cell. */
export const UNKNOWN = 'unknown';

/** A given or confirmed potential; an estimated one (C) is computed by growth/ and never stored here. */
export type GivenPotentialGrade = 'A' | 'B';
export type PotentialGrade = GivenPotentialGrade | 'C';

export interface Account {
  id: AccountId;
  externalId: string;
  name: string;
  /** UNKNOWN when the file left it blank; the same holds for region and industry. */
  segment: string;
  region: string;
  industry: string;
  /** Minor units a year that the account could spend with us; null when not given. */
  potentialCents: number | null;
  potentialGrade: GivenPotentialGrade | null;
  parentId: AccountId | null;
  /** Last day of a lock; '9999-12-31' = without end; null = not locked. */
  lockedUntil: Day | null;
  lockReason: string | null;
}

export interface Rep {
  id: RepId;
  externalId: string;
  name: string;
  email: string | null;
  managerId: RepId | null;
  region: string;
  hireDate: Day | null;
  /** Last day employed; null = still. */
  endDate: Day | null;
}

export type AssignmentRole = 'owner' | 'overlay' | 'inside';

/** One spell of the ownership ledger, half-open: owned on `from`, no longer on `to`; null = still. */
export interface Assignment {
  accountId: AccountId;
  repId: RepId;
  role: AssignmentRole;
  from: Day;
  to: Day | null;
  /** False = `from` is only the first day on which the owner is seen; left out = a file or a trade told it. */
  startKnown?: boolean;
}

/** A leave of a rep, half-open; quarters touched by one never count against the rep. */
export interface Absence {
  repId: RepId;
  from: Day;
  to: Day;
}

export interface Quota {
  repId: RepId;
  /** 'YYYY-Qn' */
  quarter: string;
  amountCents: number;
}

/** An open deal or renewal, as the CRM shows it on the data cut-off. */
export interface Deal {
  externalId: string;
  accountId: AccountId;
  repId: RepId | null;
  name: string;
  kind: 'deal' | 'renewal';
  amountCents: number | null;
  createdOn: Day;
  lastActivityOn: Day | null;
  /** Expected close or renewal day. */
  closesOn: Day | null;
}
