import type { Random } from '../shared/random';
import { repsAhead } from './ahead';
import type { Spell } from './ownership';
import type { Sketch } from './sketches';
import { type PastRound, roundDays, type Timeline } from './timeline';
import type { PastLeg, PastRotation } from './types';
import { TEAMS } from './world';

/** Growth over four quarters up to which an account stood still. */
const STOOD_STILL = 0.02;
const VALUE_TOLERANCE = 0.25;
const SWAPS_PER_REP = 2;
const SWAPS_PER_TEAM = [3, 3, 2];
/** Smaller accounts were left alone: minor units of four quarters. */
const SMALLEST = 2_000_000;

interface Standing {
  sketch: Sketch;
  t4q: number;
}

/**
 * Chooses the swaps of a past round by a simple rule and by nothing that was not known then: accounts that stood still,
 * exchanged in pairs of similar revenue (at most 25 % apart) between reps under the same manager who both serve the
 * region, at most two swaps a rep. Accounts in groups or that ever changed hands before stay out, and so do the books of
 * reps who were steadily ahead or have a story of their own.
 */
export function choosePastSwaps(
  random: Random,
  round: PastRound & { name: string },
  sketches: readonly Sketch[],
  spells: ReadonlyMap<string, Spell[]>,
  levels: ReadonlyMap<string, number[]>,
  swapped: ReadonlySet<string>,
  timeline: Timeline,
): PastRotation {
  const grouped = new Set(sketches.flatMap((s) => (s.parentId === '' ? [] : [s.id, s.parentId])));
  const ahead = repsAhead(sketches, levels, round.asOf);
  const standing = random
    .shuffle(sketches)
    .filter((s) => ['ordinary', 'away', 'boatyards'].includes(s.rep.story) && !ahead.has(s.rep))
    .filter((s) => spells.get(s.id)!.length === 1 && !swapped.has(s.id) && !grouped.has(s.id))
    .map((sketch) => ({ sketch, t4q: fourQuarters(levels.get(sketch.id)!, round.asOf) }))
    .filter(({ sketch, t4q }) => t4q >= SMALLEST && stoodStill(levels.get(sketch.id)!, round.asOf));
  const served = new Set(sketches.map((s) => `${s.rep.id}/${s.region}`));
  const fits = (a: Standing, b: Standing): boolean =>
    a.sketch.rep !== b.sketch.rep &&
    Math.abs(a.t4q - b.t4q) <= VALUE_TOLERANCE * Math.max(a.t4q, b.t4q) &&
    served.has(`${a.sketch.rep.id}/${b.sketch.region}`) &&
    served.has(`${b.sketch.rep.id}/${a.sketch.region}`);

  const swaps = TEAMS.flatMap((_, team) =>
    pairUp(
      standing.filter((s) => s.sketch.rep.team === team),
      SWAPS_PER_TEAM[team],
      fits,
    ),
  );
  return {
    name: round.name,
    asOf: timeline.quarter(round.asOf),
    ...roundDays(timeline, round),
    swaps: swaps.map(([a, b]) => ({ legs: [leg(a, b), leg(b, a)] })),
  };
}

/** Takes accounts in the given order, each with the partner closest in revenue, until there are `count` pairs. */
function pairUp(
  standing: readonly Standing[],
  count: number,
  fits: (a: Standing, b: Standing) => boolean,
): [Standing, Standing][] {
  const pairs: [Standing, Standing][] = [];
  const used = new Set<Standing>();
  const busy = new Map<string, number>();
  const free = (s: Standing): boolean => !used.has(s) && (busy.get(s.sketch.rep.id) ?? 0) < SWAPS_PER_REP;
  for (const a of standing) {
    if (pairs.length === count) break;
    if (!free(a)) continue;
    const distance = (b: Standing): number => Math.abs(a.t4q - b.t4q);
    const [b] = standing.filter((s) => free(s) && fits(a, s)).sort((x, y) => distance(x) - distance(y));
    if (b === undefined) continue;
    pairs.push([a, b]);
    for (const s of [a, b]) {
      used.add(s);
      busy.set(s.sketch.rep.id, (busy.get(s.sketch.rep.id) ?? 0) + 1);
    }
  }
  return pairs;
}

const leg = (moved: Standing, other: Standing): PastLeg => ({
  accountId: moved.sketch.id,
  fromRepId: moved.sketch.rep.id,
  toRepId: other.sketch.rep.id,
});

/** Sum of the four quarters that end at a position. */
export function fourQuarters(levels: readonly number[], position: number): number {
  return levels.slice(position - 3, position + 1).reduce((sum, cents) => sum + cents, 0);
}

function stoodStill(levels: readonly number[], position: number): boolean {
  const before = fourQuarters(levels, position - 4);
  return before > 0 && fourQuarters(levels, position) / before - 1 <= STOOD_STILL;
}
