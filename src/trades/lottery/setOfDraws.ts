import type { Random } from '../../shared/random';
import type { Assignment, LotteryRecord } from './record';

/** Sets of up to so many choices are written out whole; beyond, choices are drawn until one keeps the limits. */
const WRITTEN_OUT = 20_000;
/** With fewer hits than one in so many tries there is no draw to be had. */
const MOST_TRIES = 200_000;

/** The set of draws of a record: how many there are where they were written out, and one of them at a time. */
export interface SetOfDraws {
  /** Every draw that keeps the limits; null where they are too many to be written out. */
  all: Assignment[] | null;
  /** One draw, every one equally likely; null when none keeps the limits (or none was found in 200,000 tries). */
  one(random: Random): Assignment | null;
}

/**
 * Makes the set of draws of a record ready to be drawn from.
 * @param writtenOutUpTo how many choices are gone through one by one; the way of drawing does not change the chances
 */
export function setOfDraws(record: LotteryRecord, writtenOutUpTo = WRITTEN_OUT): SetOfDraws {
  const choices = record.strata.reduce((product, { units, heldOut }) => product * binomial(units.length, heldOut), 1);
  if (choices <= writtenOutUpTo) {
    const draws = writtenOut(record).filter((draw) => keepsLimits(record, draw));
    return { all: draws, one: (random) => (draws.length === 0 ? null : random.pick(draws)) };
  }
  return {
    all: null,
    // Rejection: what comes of choosing evenly among all choices and taking the first that keeps the limits is even
    // among those that do.
    one(random) {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const draw = record.strata
          .flatMap(({ units, heldOut }) => random.shuffle(units).slice(0, heldOut))
          .sort((a, b) => a - b);
        if (keepsLimits(record, draw)) return draw;
      }
      return null;
    },
  };
}

/** True when the units left in the first wave keep every limit of the record. */
export function keepsLimits({ limits }: LotteryRecord, heldOut: Assignment): boolean {
  const waits = new Set(heldOut);
  return limits.every(({ low, high, uses }) => {
    let sum = 0;
    for (const [unit, amount] of uses) if (!waits.has(unit)) sum += amount;
    return sum >= low && sum <= high;
  });
}

function writtenOut({ strata }: LotteryRecord): Assignment[] {
  return strata
    .reduce<Assignment[]>(
      (draws, { units, heldOut }) => {
        const choices = subsets(units, heldOut);
        return draws.flatMap((draw) => choices.map((choice) => [...draw, ...choice]));
      },
      [[]],
    )
    .map((draw) => draw.sort((a, b) => a - b));
}

function subsets(items: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, i) => subsets(items.slice(i + 1), count - 1).map((rest) => [item, ...rest]));
}

function binomial(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}
