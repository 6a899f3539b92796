import { revenueColumns } from '../../charts/revenueColumns';
import { bothSizes } from '../../charts/sizes';
import type { Briefing } from '../../handoffs/types';
import { effectiveQuarter } from '../../outcomes/window';
import { type Day, quarterIndex } from '../../shared/calendar';
import { formatMoneyShort } from '../../shared/money';
import { onceFor } from '../view/onceFor';

interface Manner {
  currency: string;
  locale: string;
}

/** Three years of revenue with the owner of each quarter; the exchange is marked where it lies within them. */
export function briefingChart(
  briefing: Briefing,
  effectiveDate: Day | null,
  fiscalYearStartMonth: number,
  { currency, locale }: Manner,
): string | null {
  const { quarters } = briefing;
  if (quarters.length === 0) return null;
  const at =
    effectiveDate === null ? null : exchangeAt(quarters, effectiveQuarter(effectiveDate, fiscalYearStartMonth));
  const key = `chart ${at} ${currency} ${locale}`;
  return onceFor(briefing, key, () =>
    bothSizes((width, suffix) =>
      revenueColumns({
        id: `revenue${suffix}`,
        title: `Revenue of ${briefing.title} by quarter, with its owners`,
        width,
        quarters: quarters.map(({ quarter, cents }) => {
          const index = quarterIndex(quarter);
          return { year: Math.floor(index / 4), number: (index % 4) + 1, cents };
        }),
        owners: ownerBands(quarters),
        trades: at === null ? [] : [{ at, label: 'exchange' }],
        format: (cents) => formatMoneyShort(cents, currency, locale),
      }),
    ),
  );
}

/** Position before which the exchange lies, behind the last quarter when it is still to come; null = before them all. */
function exchangeAt(quarters: Briefing['quarters'], effect: number): number | null {
  const at = effect - quarterIndex(quarters[0].quarter);
  return at <= 0 ? null : Math.min(at, quarters.length);
}

/** Runs of quarters with the same owner; quarters that nobody owned are left out. */
function ownerBands(quarters: Briefing['quarters']): { name: string; from: number; to: number }[] {
  const bands: { name: string; from: number; to: number; ownerId: number }[] = [];
  for (const [position, { ownerId, ownerName }] of quarters.entries()) {
    const last = bands.at(-1);
    if (ownerId === null) continue;
    if (last?.ownerId === ownerId && last.to === position) last.to = position + 1;
    else bands.push({ name: ownerName ?? 'former rep', from: position, to: position + 1, ownerId });
  }
  return bands.map(({ name, from, to }) => ({ name, from, to }));
}
