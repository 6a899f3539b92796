import type { Generated } from 'kysely';

export interface AnalysesTable {
  id: string;
  as_of: string;
  data_through: string;
  cut_off: string;
  data_version: number;
  policy: string;
  /** JSON with company-wide figures of the analysis. */
  company: string;
  created_at: string;
  is_current: 0 | 1;
  /** Nothing is built on it any more; its rows are being removed. */
  is_dropped: Generated<0 | 1>;
}

export interface AccountAnalysesTable {
  analysis_id: string;
  account_id: number;
  owner_id: number | null;
  group_id: number;
  state: 'new' | 'lapsed' | 'declining' | 'flat' | 'lagging' | 'growing';
  t4q_cents: number;
  prior_cents: number;
  growth: number | null;
  peer_growth: number | null;
  relative_growth: number | null;
  potential_cents: number;
  potential_grade: 'A' | 'B' | 'C';
  penetration: number | null;
  headroom_cents: number;
  candidate: 0 | 1;
  detail: string;
}

export interface RepAnalysesTable {
  analysis_id: string;
  rep_id: number;
  verdict: 'train' | 'trade' | 'leave' | 'market';
  is_protected: 0 | 1;
  book_t4q_cents: number;
  book_headroom_cents: number;
  accounts: number;
  candidates: number;
  detail: string;
}

export interface RotationsTable {
  id: string;
  name: string;
  as_of: string;
  data_through: string;
  cut_off: string;
  effective_date: string;
  policy: string;
  analysis_id: string | null;
  created_at: string;
  created_by: string | null;
  closed_at: string | null;
}

export interface ExclusionsTable {
  id: string;
  rotation_id: string;
  account_id: number | null;
  rep_id: number | null;
  reason: string;
  until: string;
  created_at: string;
  created_by: string | null;
  removed_at: string | null;
}

export interface InclusionsTable {
  id: string;
  rotation_id: string;
  account_id: number;
  reason: string;
  until: string;
  created_at: string;
  created_by: string | null;
  removed_at: string | null;
}

export interface PlansTable {
  id: string;
  rotation_id: string | null;
  name: string;
  job_id: string | null;
  snapshot: string;
  snapshot_hash: string;
  shared_hash: string | null;
  result: string;
  objective_cents: number;
  bound_cents: number;
  swap_count: number;
  engine: string;
  created_at: string;
  created_by: string | null;
  archived_at: string | null;
  source: Generated<'planner' | 'by_hand' | 'copy'>;
  parent_id: string | null;
  changes: string | null;
  bound_unknown: Generated<0 | 1>;
}

export interface PlanSnapshotsTable {
  hash: string;
  content: string;
  /** Its reps and the grades of its accounts (storage/plans/snapshots.ts). */
  books: string | null;
}

export interface PlanLegsTable {
  plan_id: string;
  swap_id: string;
  kind: 'pair' | 'basket' | 'cycle' | 'transfer';
  account_id: number;
  group_id: number;
  from_rep_id: number | null;
  to_rep_id: number;
  t4q_cents: number;
  headroom_cents: number;
  fit: number;
  gain_cents: number;
  loss_cents: number;
  expected_cents: number;
}
