import type { PlannedSwap } from './types';

/** What kind of exchange a swap is, for people: "one account for two". Customers of several accounts are so called. */
export function kindWords({ kind, legs }: Pick<PlannedSwap, 'kind' | 'legs'>): string {
  const what = new Set(legs.map((leg) => leg.groupId)).size === legs.length ? 'account' : 'customer';
  const words: Record<string, string> = {
    pair: `one ${what} for one`,
    basket: `one ${what} for two`,
    cycle: 'three-way exchange',
    transfer: 'one way',
  };
  return words[kind] ?? kind;
}
