import type { Generated } from 'kysely';

export interface CompanyTable {
  /** Always 1: a database holds one company. */
  id: number;
  name: string;
  /** ISO 4217, fixed at the first import. */
  currency: string;
  locale: string;
  is_demo: 0 | 1;
  /** JSON of the default policy (rotations/policy). */
  policy: string;
  data_version: Generated<number>;
  show_rep_figures: Generated<0 | 1>;
  created_at: string;
}

export interface RepsTable {
  id: Generated<number>;
  source: string;
  external_id: string;
  name: string;
  email: string | null;
  manager_id: number | null;
  region: string;
  hire_date: string | null;
  end_date: string | null;
  /** When the personal data was erased; from then on imports leave name and address alone. */
  erased_at: Generated<string | null>;
}

export interface UsersTable {
  id: string;
  email: string;
  name: string;
  role: 'admin' | 'manager' | 'rep' | 'leader';
  rep_id: number | null;
  password_hash: string | null;
  created_at: string;
  disabled_at: string | null;
}

export interface SessionsTable {
  id: string;
  user_id: string | null;
  data: string;
  created_at: string;
  touched_at: string;
  expires_at: string;
  device: string | null;
}

export interface PasswordLinksTable {
  token_hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
}

export interface SignInFailuresTable {
  subject: string;
  failures: number;
  last_at: string;
  locked_until: string | null;
}

export interface QuotasTable {
  rep_id: number;
  quarter: string;
  amount_cents: number;
}

export interface AbsencesTable {
  rep_id: number;
  from_date: string;
  to_date: string;
  reason: string | null;
}

export interface OptInsTable {
  id: Generated<number>;
  rep_id: number;
  user_id: string;
  from_at: string;
  ended_at: string | null;
}

export interface StandInsTable {
  id: string;
  user_id: string;
  delegate_id: string;
  from_date: string;
  /** The day after the last. */
  to_date: string;
  reason: string;
  created_at: string;
  created_by: string | null;
  ended_at: string | null;
  ended_by: string | null;
}

/** Who has put the panel of their first rotation away. */
export interface FirstRotationAwayTable {
  user_id: string;
  at: string;
}
