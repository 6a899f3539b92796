import type { Generated } from 'kysely';

/** What a person said of two names: they stand for one, or they do not. */
export interface NameMergesTable {
  id: Generated<number>;
  noun: 'account' | 'category';
  kept_id: number;
  other_id: number;
  state: 'confirmed' | 'refused' | 'undone';
  /** Likeness of the names from 0 to 100; null where nobody proposed it. */
  score: number | null;
  decided_at: string;
  decided_by: string | null;
  undone_at: string | null;
  undone_by: string | null;
  /** JSON of storage/names/mergeApart. */
  kept_apart: string | null;
}

/** Revenue of a merged name under its own key. */
export interface MergedRevenueTable {
  merge_id: number;
  account_id: number;
  month: string;
  category_id: number;
  seller_id: number;
  amount_cents: number;
  margin_cents: number | null;
  /** What stood under the key that it moved to; null = nothing. */
  kept_amount_cents: number | null;
  kept_margin_cents: number | null;
}
