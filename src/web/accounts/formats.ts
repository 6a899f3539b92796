import { formatMoneyShort } from '../../shared/money';
import { signedPercent } from '../../shared/wording';

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

/** Writes growth as whole percent with its sign, for charts. */
export function growthFormat(fraction: number): string {
  return signedPercent(fraction);
}
