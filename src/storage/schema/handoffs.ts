import type { Generated } from 'kysely';
import type { StepName } from '../../handoffs/checklist';

export interface HandoffMarksTable {
  id: Generated<number>;
  trade_id: string;
  account_id: number;
  step: StepName;
  /** null = it is open again. */
  done_on: string | null;
  with_whom: string | null;
  note: string | null;
  at: string;
  by: string | null;
}
