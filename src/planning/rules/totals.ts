import type { BookEffect, Swap } from '../problem/swap';

/** What a whole plan does to one rep's book, and in how many swaps the rep is. */
export interface RepTotal extends BookEffect {
  swaps: number;
}

/** The effects of swaps added up by rep, in the order of rep indexes. */
export function totalsOf(swaps: Swap[]): RepTotal[] {
  const totals = new Map<number, RepTotal>();
  for (const effect of swaps.flatMap((swap) => swap.effects)) {
    const total = totals.get(effect.rep);
    if (!total) totals.set(effect.rep, { ...effect, swaps: 1 });
    else {
      total.givenT4q += effect.givenT4q;
      total.receivedT4q += effect.receivedT4q;
      total.givenHeadroom += effect.givenHeadroom;
      total.receivedHeadroom += effect.receivedHeadroom;
      total.firmHeadroom += effect.firmHeadroom;
      total.accounts += effect.accounts;
      total.swaps += 1;
    }
  }
  return [...totals.values()].sort((a, b) => a.rep - b.rep);
}

/** The first sentence that a question about each rep's total answers, or null. */
export function firstBreach(swaps: Swap[], question: (total: RepTotal) => string | null): string | null {
  for (const total of totalsOf(swaps)) {
    const breach = question(total);
    if (breach !== null) return breach;
  }
  return null;
}

/** Said where a figure holds what swaps agreed already do as well. */
export function agreed(fixed: number): string {
  return fixed === 0 ? '' : ', those agreed already included';
}
