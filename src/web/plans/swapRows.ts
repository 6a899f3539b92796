import type { RepId } from '../../accounts/types';
import { breakEvenGrowth } from '../../planning/breakEven';
import { kindWords } from '../../planning/kindWords';
import { legMarks } from '../../planning/legMarks';
import type { PinnedSwap, PlannedSwap } from '../../planning/types';
import type { AccountFacts } from '../../storage/trades/tradePages';

export type Names = ReadonlyMap<RepId, string>;

/** A swap of a plan with its legs, as the page lists it. */
export function swapRow(
  swap: PlannedSwap,
  names: Names,
  accounts: ReadonlyMap<number, AccountFacts>,
  pin?: PinnedSwap,
) {
  const marks = legMarks(swap.legs);
  const legs = swap.legs.map((leg, i) => ({
    ...leg,
    mark: marks[i],
    account: accounts.get(leg.accountId),
    from: names.get(leg.fromRepId) ?? '',
    to: names.get(leg.toRepId) ?? '',
    breakEven: breakEvenGrowth([leg]),
  }));
  return {
    id: swap.id,
    legs,
    expectedCents: swap.expectedCents,
    kind: swap.kind,
    /** Said where it is not the plain exchange of one account for one. */
    kindWords: swap.kind === 'pair' ? null : kindWords(swap),
    between: betweenReps(swap.kind, [...new Set(legs.flatMap((leg) => [leg.from, leg.to]))]),
    breakEven: breakEvenGrowth(swap.legs),
    pinned: pin !== undefined,
    waiver: pin?.waiver ?? null,
  };
}

/** An ended trade leaves its swap free to be taken again. */
export function openTrade<T extends { state: string }>(trade: T | undefined): T | null {
  return trade && trade.state !== 'withdrawn' && trade.state !== 'rejected' ? trade : null;
}

/** Two reps change places; three hand on, round to the first. */
function betweenReps(kind: PlannedSwap['kind'], reps: string[]): string {
  return kind === 'cycle' ? [...reps, reps[0]].join(' → ') : reps.join(' ⇄ ');
}

/** Positions, from 1, of the swaps that have an account in common with this one. */
export function sharing(swap: PlannedSwap, swaps: PlannedSwap[]): number[] {
  const accounts = new Set(swap.legs.map((leg) => leg.accountId));
  return swaps.flatMap((other, i) => (other.legs.some((leg) => accounts.has(leg.accountId)) ? [i + 1] : []));
}
