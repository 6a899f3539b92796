import { formatMoney } from '../../shared/money';
import type { Interval } from './costInterval';

export interface Manner {
  currency: string;
  locale: string;
}

/** A span narrower than this share of itself is told as one amount. */
const CLOSE = 0.001;

/**
 * What something costs, in whole units of money, to stand after "costs": "nothing", "$2,000", "at most $2,000",
 * "between $1,000 and $2,000", "about $2,000" where both ends are nearly the same. Below zero it is a gain, and is said to be one.
 */
export function costWords({ leastCents, mostCents }: Interval, { currency, locale }: Manner): string {
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const [least, most] = [money(leastCents), money(mostCents)];
  const zero = money(0);
  if (leastCents < 0 && least !== zero) {
    if (mostCents <= 0)
      return `less than nothing: the plan is ${gainWords(mostCents, leastCents, money)} better with it`;
    return `between ${money(-leastCents)} less than nothing and ${most}`;
  }
  if (most === zero || mostCents <= 0) return 'nothing';
  if (least === most) return most;
  if (mostCents - leastCents <= mostCents * CLOSE) return `about ${most}`;
  return leastCents <= 0 || least === zero ? `at most ${most}` : `between ${least} and ${most}`;
}

function gainWords(leastLost: number, mostLost: number, money: (cents: number) => string): string {
  const [least, most] = [money(-leastLost), money(-mostLost)];
  return least === most ? most : `${least} to ${most}`;
}
