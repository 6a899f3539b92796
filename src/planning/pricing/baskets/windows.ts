import { firstAtLeast } from '../sorted';
import type { Sides } from './sides';

/**
 * Shows, for each position of the one and the first position of the two, the positions of the second of the two for
 * which the basket is fair in value: from `start` up to `end`, not included. Both offers come by value, so the window
 * only moves downwards as the first of the two grows: a two-sum over sorted lists.
 */
export function eachWindow(
  { two, value }: Sides,
  i: number,
  show: (j: number, start: number, end: number) => void,
): void {
  const { t4q } = two;
  const last = t4q.length;
  if (last < 2) return;
  // From where the walk down would begin to matter: amounts are whole, so above an amount is at least one more.
  let end = firstAtLeast(t4q, Math.floor(value.high[i] - t4q[0]) + 1);
  let start = firstAtLeast(t4q, value.low[i] - t4q[0]);
  for (let j = 0; j < last - 1; j++) {
    while (end > 0 && t4q[j] + t4q[end - 1] > value.high[i]) end--;
    while (start > 0 && t4q[j] + t4q[start - 1] >= value.low[i]) start--;
    if (end <= j + 1) return;
    show(j, Math.max(start, j + 1), end);
  }
}
