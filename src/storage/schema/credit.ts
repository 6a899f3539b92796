import type { Generated } from 'kysely';

export interface CreditTemplatesTable {
  id: string;
  position: number;
  name: string;
  /** JSON of trades/credit/terms (TemplateTerms). */
  terms: string;
  is_default: 0 | 1;
}

export interface CreditVersionsTable {
  id: Generated<number>;
  trade_id: string;
  /** Counted from 1 in each trade; the highest in force counts. */
  number: number;
  /** JSON of trades/credit/terms (CreditTerms). */
  terms: string;
  reason: string | null;
  at: string;
  by: string | null;
  in_force_at: string | null;
  declined_at: string | null;
  declined_by: string | null;
  declined_reason: string | null;
}

export interface CreditConsentsTable {
  id: Generated<number>;
  version_id: number;
  manager_rep_id: number | null;
  user_id: string;
  at: string;
  /** The absent manager whom the user stood in for. */
  for_user_id: string | null;
}
