import type { PlanningRep } from '../types';
import type { Facts } from './facts';

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Four times max(book, half the median book of active reps with accounts): whole, whatever the median. */
export function fourfoldBases(
  facts: Facts,
  measure: 'bookT4qCents' | 'bookHeadroomCents',
): (rep: PlanningRep) => bigint {
  const books = facts.input.reps.filter((rep) => rep.active && rep.accounts > 0).map((rep) => BigInt(rep[measure]));
  books.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const n = books.length;
  const twiceMedian = n === 0 ? 0n : books[Math.floor((n - 1) / 2)] + books[Math.floor(n / 2)];
  return (rep) => larger(0n, larger(4n * BigInt(rep[measure]), twiceMedian));
}
