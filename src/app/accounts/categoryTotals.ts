import { quarterIndexOfMonth } from '../../shared/calendar';
import { addMinor } from '../../shared/money';
import type { CategoryMonth } from '../../storage/accounts/accountPages';

export interface CategoryTotal {
  category: string;
  /** Minor units of the last four complete quarters, and of the four before. */
  t4qCents: number;
  priorCents: number;
  /** Fraction; null where the earlier four are not above zero. */
  growth: number | null;
}

/** What the account bought by category, largest first; categories without anything in eight quarters are left out. */
export function categoryTotals(
  months: readonly CategoryMonth[],
  asOf: number,
  fiscalYearStartMonth: number,
): CategoryTotal[] {
  const sums = new Map<string, { t4qCents: number; priorCents: number }>();
  for (const { month, category, cents } of months) {
    const age = asOf - quarterIndexOfMonth(month, fiscalYearStartMonth);
    if (age < 0 || age > 7) continue;
    const sum = sums.get(category) ?? { t4qCents: 0, priorCents: 0 };
    const part = age < 4 ? 't4qCents' : 'priorCents';
    sum[part] = addMinor(sum[part], cents);
    sums.set(category, sum);
  }
  return [...sums]
    .map(([category, sum]) => ({
      category,
      ...sum,
      growth: sum.priorCents > 0 ? sum.t4qCents / sum.priorCents - 1 : null,
    }))
    .sort((a, b) => b.t4qCents - a.t4qCents || a.category.localeCompare(b.category));
}
