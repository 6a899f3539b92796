import { quarterFromIndex, quarterIndexOfMonth } from '../shared/calendar';
import { formatAmount, parseAmount } from '../shared/money';
import type { Random } from '../shared/random';
import type { DemoRep } from './team';
import type { Timeline } from './timeline';
import type { QuotaRow, RevenueRow } from './types';
import { between } from './weighted';
import { QUARTERS } from './world';

/** Rows of quotas.csv: what a rep sold in the same quarter a year before, give or take a few percent. */
export function quotaRows(
  random: Random,
  reps: readonly DemoRep[],
  revenue: readonly RevenueRow[],
  timeline: Timeline,
): QuotaRow[] {
  const sold = new Map<string, number>();
  for (const row of revenue) {
    const key = `${row.rep_id}/${quarterIndexOfMonth(row.month, 1)}`;
    sold.set(key, (sold.get(key) ?? 0) + parseAmount(row.amount)!);
  }
  const rows: QuotaRow[] = [];
  for (const rep of reps) {
    for (let position = 4; position <= QUARTERS; position++) {
      const yearBefore = sold.get(`${rep.id}/${timeline.first + position - 4}`) ?? 0;
      const employed = rep.row.end_date === '' || rep.row.end_date >= timeline.start(position);
      const asked = Math.round((yearBefore * between(random, 0.97, 1.04)) / 100_000) * 100_000;
      if (asked <= 0 || !employed) continue;
      rows.push({ rep_id: rep.id, quarter: quarterFromIndex(timeline.first + position), amount: formatAmount(asked) });
    }
  }
  return rows;
}
