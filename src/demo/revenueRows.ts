import { type Day, lastDayOfMonth, monthsOfQuarter } from '../shared/calendar';
import { formatAmount } from '../shared/money';
import type { Random } from '../shared/random';
import type { Sketch } from './sketches';
import type { Timeline } from './timeline';
import type { RevenueRow } from './types';
import { pickWeighted, splitCents } from './weighted';
import { CATEGORIES, QUARTERS } from './world';

/** How many categories an account buys, by its behaviour: who stands still buys little of what there is. */
const BREADTH = { growing: [4, 3], flat: [1, 3], lagging: [1, 3], declining: [2, 3], lapsed: [1, 2], new: [2, 2] };

/** Who owned an account on a day, past swaps included; '' = nobody. */
export type SellerOn = (accountId: string, day: Day) => string;

/**
 * Rows of revenue.csv: every quarter's whole minor units, spread over the account's categories and one or two order
 * months of the quarter. The rows of an account and quarter add up to its level exactly.
 */
export function revenueRows(
  random: Random,
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
  sellerOn: SellerOn,
  timeline: Timeline,
): RevenueRow[] {
  const months = Array.from({ length: QUARTERS }, (_, position) =>
    monthsOfQuarter(timeline.first + position, 1).map((month) => ({ month, lastDay: lastDayOfMonth(month) })),
  );
  const rows: RevenueRow[] = [];
  for (const sketch of sketches) {
    const basket = categoriesOf(random, sketch);
    const level = levels.get(sketch.id)!;
    for (let position = 0; position < QUARTERS; position++) {
      const shares = basket.map(({ weight }) => weight * Math.exp(0.25 * random.normal()));
      const parts = splitCents(level[position], shares);
      for (let c = 0; c < basket.length; c++) {
        const first = random.below(3);
        const second = random.next() < 0.45 ? (first + 1 + random.below(2)) % 3 : first;
        const orders = second === first ? [parts[c]] : splitCents(parts[c], [0.3 + random.next(), 0.3 + random.next()]);
        orders.forEach((cents, n) => {
          if (cents <= 0) return;
          const { month, lastDay } = months[position][n === 0 ? first : second];
          rows.push({
            account_id: sketch.id,
            month,
            category: basket[c].category,
            amount: formatAmount(cents),
            rep_id: sellerOn(sketch.id, lastDay),
          });
        });
      }
    }
  }
  return rows;
}

function categoriesOf(random: Random, sketch: Sketch): { category: string; weight: number }[] {
  const [least, spread] = BREADTH[sketch.recent];
  const left = CATEGORIES.map((category, n) => ({ category, weight: sketch.segment.appetite[n] }));
  return Array.from({ length: least + random.below(spread) }, () => {
    const chosen = pickWeighted(random, left, (c) => c.weight);
    return left.splice(left.indexOf(chosen), 1)[0];
  });
}
