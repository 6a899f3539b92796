import type { Generated } from 'kysely';

export interface AccountsTable {
  id: Generated<number>;
  source: string;
  external_id: string;
  name: string;
  segment: string;
  region: string;
  industry: string;
  potential_cents: number | null;
  potential_grade: 'A' | 'B' | null;
  parent_id: number | null;
  locked_until: string | null;
  lock_reason: string | null;
  /** accounts.id of the account that a person said this one is; null = it stands for itself. */
  merged_into: Generated<number | null>;
}

export interface AssignmentsTable {
  id: Generated<number>;
  account_id: number;
  rep_id: number;
  role: 'owner' | 'overlay' | 'inside';
  from_date: string;
  /** The day after the last day owned; null = still. */
  to_date: string | null;
  origin: 'import' | 'trade';
  opened_by_trade: string | null;
  closed_by_trade: string | null;
  /** 0 = it is only the first day on which the owner is seen. */
  start_known: Generated<number>;
}

export interface CategoriesTable {
  id: Generated<number>;
  name: string;
  /** categories.id, as with accounts. */
  merged_into: Generated<number | null>;
}

export interface RevenueTable {
  account_id: number;
  month: string;
  category_id: number;
  /** The rep who sold; 0 = not stated. */
  seller_id: number;
  amount_cents: number;
  margin_cents: number | null;
}

export interface ContactsTable {
  id: Generated<number>;
  account_id: number;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  known_by_rep_id: number | null;
}

export interface DealsTable {
  id: Generated<number>;
  source: string;
  external_id: string;
  account_id: number;
  rep_id: number | null;
  name: string;
  kind: 'deal' | 'renewal';
  amount_cents: number | null;
  created_on: string;
  last_activity_on: string | null;
  closes_on: string | null;
}
