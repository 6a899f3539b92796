import type { Generated } from 'kysely';
import type { RepVerdict } from '../../growth/types';

export interface CoachingPlansTable {
  id: string;
  rep_id: number;
  analysis_id: string;
  start_date: string;
  whole_book: 0 | 1;
  suggested: RepVerdict | null;
  reason: string | null;
  opened_at: string;
  opened_by: string | null;
  ended_at: string | null;
}

export interface CoachingAccountsTable {
  plan_id: string;
  account_id: number;
}

export interface CoachingEventsTable {
  id: Generated<number>;
  plan_id: string;
  kind: string;
  /** JSON of coaching/types. */
  detail: string;
  at: string;
  by: string | null;
}

export interface RepDecisionsTable {
  id: Generated<number>;
  rotation_id: string;
  rep_id: number;
  decision: 'train' | 'trade' | 'leave';
  suggested: RepVerdict | null;
  reason: string;
  exclusion_id: string | null;
  at: string;
  by: string | null;
}
