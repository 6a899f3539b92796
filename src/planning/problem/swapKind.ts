import type { PlannedSwap } from '../types';
import type { Leg } from './leg';
import type { Problem } from './problem';

/** The kind of exchange that legs make; null when they make none. */
export function swapKindOf({ units }: Problem, legs: Leg[]): PlannedSwap['kind'] | null {
  const givers = new Set(legs.map(({ unit }) => units[unit].owner));
  const takers = new Set(legs.map(({ to }) => to));
  const once = new Set(legs.map(({ unit }) => unit)).size === legs.length;
  const same = givers.size === takers.size && [...givers].every((rep) => takers.has(rep));
  if (!once || !same || legs.some(({ unit, to }) => units[unit].owner === to)) return null;
  if (givers.size === 2 && (legs.length === 2 || legs.length === 3)) return legs.length === 2 ? 'pair' : 'basket';
  return givers.size === 3 && legs.length === 3 ? 'cycle' : null;
}
