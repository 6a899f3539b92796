import type { Say } from '../../help/figures/types';
import { formatMoney } from '../../shared/money';

const MINUS = '−';

/** How examples write amounts of a company: whole units of money, percents with at most one digit after the point. */
export function sayFor({ currency, locale }: { currency: string; locale: string }): Say {
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const signed = (text: string): string => text.replace('-', MINUS);
  return {
    money: (cents) => signed(formatMoney(cents, currency, locale)),
    percent: (fraction) => signed(percent.format(fraction)),
    number: (value) => signed(number.format(value)),
  };
}
