import type { Random } from '../shared/random';
import { fourQuarters } from './fourQuarters';
import type { Behaviour, Sketch } from './sketches';
import { between } from './weighted';
import { QUARTERS } from './world';

/** What an account could spend a year: minor units, given (A) or confirmed by a manager (B). */
export interface KnownPotential {
  cents: number;
  grade: 'A' | 'B';
}

/** Share of its potential that an account of each behaviour buys, from and to. */
const PENETRATION: Record<Behaviour, [number, number]> = {
  growing: [0.55, 0.95],
  flat: [0.2, 0.5],
  lagging: [0.22, 0.5],
  declining: [0.2, 0.5],
  lapsed: [0.1, 0.4],
  new: [0.2, 0.6],
};
/** Share of the accounts whose potential is given or confirmed: people asked first where nothing grew. */
const GIVEN = { growing: 0.24, standing: 0.48 };
const CONFIRMED = { growing: 0.07, standing: 0.15 };

/** The potentials that are known, by account: a third is given, a tenth confirmed; to the nearest thousand. */
export function makePotentials(
  random: Random,
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
): Map<string, KnownPotential> {
  const known = new Map<string, KnownPotential>();
  for (const sketch of sketches) {
    const drawn = random.next();
    const [low, high] = PENETRATION[sketch.recent];
    const penetration = between(random, low, high);
    const kind = ['flat', 'lagging', 'declining'].includes(sketch.recent) ? 'standing' : 'growing';
    if (drawn >= GIVEN[kind] + CONFIRMED[kind]) continue;
    const row = levels.get(sketch.id)!;
    const year = fourQuarters(row, QUARTERS - 1) || fourQuarters(row, sketch.lastQuarter);
    const cents = Math.max(1, Math.round(year / penetration / 100_000)) * 100_000;
    known.set(sketch.id, { cents, grade: drawn < GIVEN[kind] ? 'A' : 'B' });
  }
  return known;
}
