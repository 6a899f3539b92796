import type { Leg } from './leg';
import type { Problem } from './problem';

/** What a swap does to the book of one rep: minor units of four quarters; `accounts` is a net count. */
export interface BookEffect {
  rep: number;
  givenT4q: number;
  receivedT4q: number;
  givenHeadroom: number;
  receivedHeadroom: number;
  /** Net change of headroom whose potential is given or confirmed. */
  firmHeadroom: number;
  accounts: number;
}

/** An exchange between reps: its legs, what it is worth (minor units) and what it does to each book. */
export interface Swap {
  legs: Leg[];
  worth: number;
  effects: BookEffect[];
}

/** Builds a swap from its legs; `worth` is the sum of its legs' expected amounts. */
export function swapOf(problem: Problem, legs: Leg[], worth: number): Swap {
  const effects: BookEffect[] = [];
  const of = (rep: number): BookEffect => {
    const known = effects.find((effect) => effect.rep === rep);
    if (known) return known;
    const fresh: BookEffect = {
      rep,
      givenT4q: 0,
      receivedT4q: 0,
      givenHeadroom: 0,
      receivedHeadroom: 0,
      firmHeadroom: 0,
      accounts: 0,
    };
    effects.push(fresh);
    return fresh;
  };
  for (const { unit: index, to } of legs) {
    const unit = problem.units[index];
    const giver = of(unit.owner);
    giver.givenT4q += unit.t4q;
    giver.givenHeadroom += unit.headroom;
    giver.firmHeadroom -= unit.firmHeadroom;
    giver.accounts -= unit.accounts.length;
    const taker = of(to);
    taker.receivedT4q += unit.t4q;
    taker.receivedHeadroom += unit.headroom;
    taker.firmHeadroom += unit.firmHeadroom;
    taker.accounts += unit.accounts.length;
  }
  return { legs, worth, effects };
}
