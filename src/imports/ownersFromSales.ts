import type { Day, Month } from '../shared/calendar';
import type { OwnerSpell } from './ownerHistory';

/** What a rep sold to one account in a month; reps by our reference, minor units. */
export interface SoldInMonth {
  month: Month;
  rep: number;
  cents: number;
}

/**
 * The owners of one account by who sold to it.
 *
 * `changes` (reps keep their customers, mostly): by calendar quarters with sales, the rep who sold most in two of them in
 * a row is the owner from the first month in which they sold in the first of the two; one quarter of another rep is a
 * stand-in and no change. Without two in a row, and where `changes` is false, only the present owner is told: who sold
 * most in the latest month, from the first month in which they are seen. Before the first spell nobody is known.
 * @param sold of one account, at least one, by month
 * @returns spells by first day without gaps after the first; the last has no end
 */
export function ownersFromSales(sold: readonly SoldInMonth[], changes: boolean): OwnerSpell[] {
  const steps = changes ? confirmed(quartersOf(sold)) : [];
  if (steps.length === 0) {
    const last = sold[sold.length - 1].month;
    const rep = most(sold.filter(({ month }) => month === last));
    return [{ rep, from: firstDay(sold, rep), to: null }];
  }
  return steps.map(({ rep, from }, i) => ({ rep, from, to: steps[i + 1]?.from ?? null }));
}

interface SoldInQuarter {
  rep: number;
  from: Day;
}

/** Who sold most in each quarter with sales, and the first day of the first month in it in which they sold. */
function quartersOf(sold: readonly SoldInMonth[]): SoldInQuarter[] {
  const quarters = new Map<string, SoldInMonth[]>();
  for (const one of sold) {
    const quarter = `${one.month.slice(0, 4)}-${Math.floor((Number(one.month.slice(5)) - 1) / 3)}`;
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), one]);
  }
  return [...quarters.values()].map((ofQuarter) => {
    const rep = most(ofQuarter);
    return { rep, from: firstDay(ofQuarter, rep) };
  });
}

/** Each rep who leads two quarters in a row, where it is not the owner already. */
function confirmed(quarters: readonly SoldInQuarter[]): SoldInQuarter[] {
  const owners: SoldInQuarter[] = [];
  quarters.slice(1).forEach(({ rep }, i) => {
    if (quarters[i].rep === rep && owners.at(-1)?.rep !== rep) owners.push(quarters[i]);
  });
  return owners;
}

const firstDay = (sold: readonly SoldInMonth[], rep: number): Day => `${sold.find((one) => one.rep === rep)!.month}-01`;

/** Who sold most; the lower reference where two sold the same. */
function most(sold: readonly SoldInMonth[]): number {
  const sums = new Map<number, number>();
  for (const { rep, cents } of sold) sums.set(rep, (sums.get(rep) ?? 0) + cents);
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
}
