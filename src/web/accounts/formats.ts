import { formatMoneyShort } from '../../shared/money';

/** How the company writes money. */
export interface Money {
  currency: string;
  locale: string;
}

/** Writes minor units in short, for charts and sentences: $84K. */
export function moneyFormat({ currency, locale }: Money): (cents: number) => string {
  return (cents) => formatMoneyShort(cents, currency, locale).replace('-', '−');
}

/** Writes a fraction as whole percent, for charts. */
export function percentFormat(fraction: number): string {
  return `${Math.round(fraction * 100)}%`.replace('-', '−');
}
