import type { Generated } from 'kysely';

export interface WishWindowsTable {
  rotation_id: string;
  closes_on: string;
  opened_at: string;
  opened_by: string | null;
  closed_at: string | null;
}

export interface WishesTable {
  id: Generated<number>;
  rotation_id: string;
  rep_id: number;
  account_id: number;
  kind: 'handOver' | 'keep';
  reason: string;
  at: string;
  by: string;
  removed_at: string | null;
}
