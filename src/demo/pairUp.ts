import type { KnownPotential } from './potentials';
import type { Sketch } from './sketches';

/** An account that stood still, with what was known of it when a past round was decided. */
export interface Standing {
  sketch: Sketch;
  /** Minor units of the last four quarters. */
  t4q: number;
  potential: KnownPotential | undefined;
}

const VALUE_TOLERANCE = 0.25;
const HEADROOM_TOLERANCE = 0.45;
/** Headroom of the two is never further apart than this: minor units. */
const HEADROOM_APART = 3_000_000;
const SWAPS_PER_REP = 2;

const headroom = ({ potential, t4q }: Standing): number => Math.max(0, (potential?.cents ?? 0) - t4q);

/** Share of the known potential that is bought; 1 where it is not known. */
const penetration = ({ potential, t4q }: Standing): number => (potential === undefined ? 1 : t4q / potential.cents);

const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.max(a, b);

/**
 * Pairs accounts that buy little of their known potential first, each with the partner of whom the same is most true:
 * different reps, revenue at most 25 % and known headroom at most 45 % apart, at most two swaps a rep.
 * @param serves whether a rep already has an account in a region
 */
export function pairUp(
  standing: readonly Standing[],
  count: number,
  serves: (repId: string, region: string) => boolean,
): [Standing, Standing][] {
  const byNeed = [...standing].sort((a, b) => penetration(a) - penetration(b));
  const pairs: [Standing, Standing][] = [];
  const used = new Set<Standing>();
  const swaps = new Map<string, number>();
  const free = (s: Standing): boolean => !used.has(s) && (swaps.get(s.sketch.rep.id) ?? 0) < SWAPS_PER_REP;
  const fits = (a: Standing, b: Standing): boolean =>
    a.sketch.rep !== b.sketch.rep &&
    (a.potential === undefined) === (b.potential === undefined) &&
    near(a.t4q, b.t4q, VALUE_TOLERANCE) &&
    near(headroom(a), headroom(b), HEADROOM_TOLERANCE) &&
    Math.abs(headroom(a) - headroom(b)) <= HEADROOM_APART &&
    serves(a.sketch.rep.id, b.sketch.region) &&
    serves(b.sketch.rep.id, a.sketch.region);

  for (const a of byNeed) {
    if (pairs.length === count) break;
    const b = free(a) ? byNeed.find((s) => free(s) && fits(a, s)) : undefined;
    if (b === undefined) continue;
    pairs.push([a, b]);
    for (const s of [a, b]) {
      used.add(s);
      swaps.set(s.sketch.rep.id, (swaps.get(s.sketch.rep.id) ?? 0) + 1);
    }
  }
  return pairs;
}
