import type { Loosening } from '../types';

const percent = (share: number): string =>
  new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 4 }).format(share);

/** A share in percent with one decimal, rounded up: the limit then is loose enough. */
const upTo = (share: Loosening['from']): string => percent(Math.ceil(Number(share) * 1e3 - 1e-6) / 1e3);
const now = (share: Loosening['from']): string => `(now ${percent(Number(share))})`;

const WHICH_REP: Record<string, string> = {
  sameRegion: 'only to reps of their own region',
  servesRegion: 'only to reps who already have accounts in their region',
  any: 'to any rep',
};
const WHICH_TEAM: Record<string, string> = {
  off: 'only within their team',
  sameSecondLine: 'with all teams under the same second-line manager',
  any: 'with every team',
};

const plural = (n: Loosening['from'], one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const SAY: Record<Loosening['limit'], (change: Loosening) => string> = {
  bookValueTolerance: ({ from, to }) => `a book could change by ${upTo(to)} of its revenue ${now(from)}`,
  bookHeadroomTolerance: ({ from, to }) => `the headroom of a book could change by ${upTo(to)} ${now(from)}`,
  valueTolerance: ({ from, to }) =>
    `what two reps give each other in a swap could differ by ${upTo(to)} in revenue ${now(from)}`,
  headroomTolerance: ({ from, to }) =>
    `what two reps give each other in a swap could differ by ${upTo(to)} in headroom ${now(from)}`,
  inItselfShare: ({ from, to }) => `one swap alone could use ${upTo(to)} of what a book may change by ${now(from)}`,
  maxBookShareMovedPerYear: ({ from, to }) => `${upTo(to)} of a book could be given away within a year ${now(from)}`,
  exclusions: ({ to }) =>
    `${[to].flat().join(', ')} ${[to].flat().length === 1 ? 'were' : 'were all'} no longer kept out`,
  compatibility: ({ from, to }) => `customers could go ${WHICH_REP[String(to)]} (now ${WHICH_REP[String(from)]})`,
  crossTeam: ({ from, to }) => `reps could exchange ${WHICH_TEAM[String(to)]} (now ${WHICH_TEAM[String(from)]})`,
  maxAccountsPerRep: ({ from, to }) => `a rep could hold ${plural(to, 'account', 'accounts')} (now ${from})`,
  maxSwapsPerRep: ({ from, to }) => `a rep could be in ${plural(to, 'swap', 'swaps')} (now ${from})`,
  maxSwaps: ({ from, to }) => `the plan could have ${plural(to, 'swap', 'swaps')} (now ${from})`,
};

/** A loosening as what follows an "if", e.g. "a book could change by 3.4% of its revenue (now 2%)". */
export function sayLoosening(change: Loosening): string {
  return SAY[change.limit](change);
}
