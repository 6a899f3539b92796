import type { Generated } from 'kysely';
import type { TradeState } from '../../trades/states';

export interface TradesTable {
  id: string;
  number: number;
  rotation_id: string;
  plan_id: string | null;
  swap_id: string;
  kind: 'pair' | 'basket' | 'cycle' | 'transfer';
  state: TradeState;
  effective_date: string | null;
  effective_date_reason: string | null;
  expected_cents: number;
  success_measure: string | null;
  review_date: string | null;
  undo_condition: string | null;
  credit_terms: string | null;
  waiver_reason: string | null;
  undoes_trade_id: string | null;
  announced_at: string | null;
  crm_state: 'due' | 'exported' | 'confirmed' | null;
  created_at: string;
  created_by: string | null;
}

export interface TradeLegsTable {
  trade_id: string;
  account_id: number;
  group_id: number;
  from_rep_id: number | null;
  to_rep_id: number;
  t4q_cents: number;
  headroom_cents: number;
  fit: number | null;
  gain_cents: number;
  loss_cents: number;
  expected_cents: number;
  crm_state: 'due' | 'exported' | 'confirmed' | null;
  exported_at: string | null;
}

export interface TradeStatesTable {
  id: Generated<number>;
  trade_id: string;
  state: TradeState;
  at: string;
  by: string | null;
  reason: string | null;
  /** The absent manager whom `by` stood in for. */
  for_user_id: string | null;
}

export interface ConsentsTable {
  id: Generated<number>;
  trade_id: string;
  manager_rep_id: number | null;
  user_id: string;
  given_by: 'proposal' | 'approval';
  at: string;
  reason: string | null;
  /** The absent manager whom the user stood in for. */
  for_user_id: string | null;
  /** How often consents of this side were taken back before. */
  round: Generated<number>;
}

export interface ConsentsTakenBackTable {
  consent_id: number;
  at: string;
  by: string;
}
