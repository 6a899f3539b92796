import type { Breathe } from './breath';
import { pinnedSwaps } from './pinnedSwaps';
import { marketOf } from './pricing/offers';
import type { Pricer } from './pricing/pricer';
import { pricerOf } from './pricing/pricerOf';
import type { Problem } from './problem/problem';
import { columnOf, roomOfRows } from './problem/rows';
import type { Swap } from './problem/swap';

/** What is left to decide once the pinned swaps are taken as given. */
export interface OpenQuestion {
  pins: Swap[];
  /** The right-hand sides that the pins leave. */
  room: Float64Array;
  /** The swaps of customers that no pin has. */
  pricer: Pricer;
}

/**
 * Takes the pinned swaps out of a problem. `all` is the pricer over every customer.
 * @throws ProductError planning.pinNotAdmissible
 */
export function withPins(problem: Problem, all: Pricer, breathe?: Breathe): OpenQuestion {
  const pins = pinnedSwaps(problem, all);
  const room = roomOfRows(problem);
  for (const { rows, uses } of pins.map((swap) => columnOf(problem, room, swap))) {
    rows.forEach((row, k) => {
      room[row] -= uses[k];
    });
  }
  // A pin that is kept by a waiver may overdraw a limit: then nothing is left of it.
  room.forEach((left, row) => {
    if (left < 0) room[row] = 0;
  });
  const spokenFor = new Set(pins.flatMap((swap) => swap.legs.map((leg) => leg.unit)));
  return { pins, room, pricer: pins.length === 0 ? all : pricerOf(problem, marketOf(problem, spokenFor), breathe) };
}
