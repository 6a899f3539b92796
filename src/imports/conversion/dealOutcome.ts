import { saysLost, saysWon } from '../recognition/stages';
import type { TableRow } from './tableRow';

export type DealOutcome = 'won' | 'open' | 'lost' | 'deleted';

/**
 * What became of a deal: by its own flags where it has them (stages can be renamed), else by its stage; a table without
 * either holds sales, and every row counts.
 */
export function dealOutcome(row: TableRow): DealOutcome {
  if (row.flag('deleted') === true) return 'deleted';
  const stage = row.text('stage');
  const { wonStages } = row.file;
  const won = wonStages === null ? row.flag('won') : null;
  if (won === true) return 'won';
  if (won === false) {
    const closed = row.flag('closed');
    return (closed ?? saysLost(stage)) ? 'lost' : 'open';
  }
  if (!row.has('stage') && !row.has('won')) return 'won';
  if (wonStages === null ? saysWon(stage) : wonStages.includes(stage)) return 'won';
  return row.flag('closed') === true || saysLost(stage) ? 'lost' : 'open';
}
