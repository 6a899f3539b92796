import { lastDayOfQuarter, quarterFromIndex, quarterIndexOfDay, quarterIndexOfMonth } from '../../shared/calendar';
import { addMinor } from '../../shared/money';
import type { CategoryMonth, Spell } from '../../storage/accounts/accountPages';

/** Complete quarters that a chart shows at most: four years. */
const LONGEST = 16;

export interface QuarterSeries {
  /** Quarter index of the first one. */
  first: number;
  /** Oldest first, without gaps; minor units. */
  quarters: { quarter: string; cents: number }[];
  /** Positions in `quarters`: `from` included, `to` not. */
  owners: { name: string; from: number; to: number }[];
  /** Trades that began at a position; the last position + 1 = after the last complete quarter. */
  trades: { at: number; number: number }[];
}

/**
 * The account's complete quarters up to the as-of quarter with who owned it at the end of each: from its first revenue,
 * four years at most.
 * @param asOf quarter index
 */
export function quarterSeries(
  months: readonly CategoryMonth[],
  spells: readonly Spell[],
  asOf: number,
  fiscalYearStartMonth: number,
): QuarterSeries {
  const sums = new Map<number, number>();
  for (const { month, cents } of months) {
    const quarter = quarterIndexOfMonth(month, fiscalYearStartMonth);
    if (quarter <= asOf) sums.set(quarter, addMinor(sums.get(quarter) ?? 0, cents));
  }
  const first = Math.max(asOf - LONGEST + 1, Math.min(asOf, ...sums.keys()));
  const indexes = Array.from({ length: asOf - first + 1 }, (_, n) => first + n);
  const owned = spells.filter((spell) => spell.role === 'owner');
  const ownerAt = (quarter: number): string | null => {
    const day = lastDayOfQuarter(quarter, fiscalYearStartMonth);
    return owned.find((spell) => spell.from <= day && (spell.to === null || day < spell.to))?.repName ?? null;
  };
  return {
    first,
    quarters: indexes.map((index) => ({ quarter: quarterFromIndex(index), cents: sums.get(index) ?? 0 })),
    owners: runs(indexes.map(ownerAt)),
    trades: owned
      .flatMap(({ trade, from }) =>
        trade ? [{ at: quarterIndexOfDay(from, fiscalYearStartMonth) - first, number: trade.number }] : [],
      )
      .filter(({ at }) => at >= 0)
      .reverse(),
  };
}

/** Neighbouring equal names become one stretch; null belongs to nobody and is left out. */
function runs(names: readonly (string | null)[]): QuarterSeries['owners'] {
  const found: QuarterSeries['owners'] = [];
  names.forEach((name, at) => {
    const last = found[found.length - 1];
    if (name === null) return;
    if (last && last.name === name && last.to === at) last.to = at + 1;
    else found.push({ name, from: at, to: at + 1 });
  });
  return found;
}
