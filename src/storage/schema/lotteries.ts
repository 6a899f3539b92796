import type { Generated } from 'kysely';

export interface LotteriesTable {
  id: Generated<number>;
  rotation_id: string;
  kind: 'prepared' | 'drawn' | 'waived';
  prepared_id: number | null;
  /** JSON of trades/lottery/record. */
  record: string | null;
  seed: number | null;
  set_size: number | null;
  /** JSON list of trade ids. */
  held_out: string | null;
  first_wave: string | null;
  second_wave: string | null;
  reason: string | null;
  by: string | null;
  at: string;
}
