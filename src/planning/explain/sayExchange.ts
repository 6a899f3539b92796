import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';

/** The accounts of a unit in words: one by its name, several by the first and how many more. */
export function sayUnit({ units, words }: Problem, unit: number): string {
  const [first, ...others] = units[unit].accounts;
  const name = words.account(first);
  return others.length === 0 ? name : `${name} with ${others.length} more of the same customer`;
}

/** An exchange from the side of one of its units: what comes back for it, e.g. "for Contoso of Rae". */
export function sayInExchange(problem: Problem, swap: Swap, unit: number): string {
  const others = swap.legs
    .filter((leg) => leg.unit !== unit)
    .map((leg) => {
      const { owner } = problem.units[leg.unit];
      const whose = problem.words.rep(problem.reps[owner]);
      const to = swap.effects.length > 2 ? `, which goes to ${problem.words.rep(problem.reps[leg.to])}` : '';
      return `${sayUnit(problem, leg.unit)} of ${whose}${to}`;
    });
  return `for ${others.join(' and ')}`;
}
