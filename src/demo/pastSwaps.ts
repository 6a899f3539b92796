import type { Random } from '../shared/random';
import { repsAhead } from './ahead';
import { fourQuarters } from './fourQuarters';
import type { Spell } from './ownership';
import { pairUp, type Standing } from './pairUp';
import type { KnownPotential } from './potentials';
import type { Sketch } from './sketches';
import { type PastRound, roundDays, type Timeline } from './timeline';
import type { PastLeg, PastRotation } from './types';
import { TEAMS } from './world';

/** Growth over four quarters up to which an account stood still. */
const STOOD_STILL = 0.02;
/** Swaps a round, spread over the teams; a team with little to swap leaves its share to the others. */
const SWAPS = 8;
/** Smaller accounts were left alone: minor units of four quarters. */
const SMALLEST = 2_000_000;

/** The company as it was when a past round was decided. */
export interface Past {
  sketches: readonly Sketch[];
  spells: ReadonlyMap<string, Spell[]>;
  /** Whole minor units by account and position. */
  levels: ReadonlyMap<string, number[]>;
  potentials: ReadonlyMap<string, KnownPotential>;
  /** Accounts swapped in earlier rounds. */
  swapped: ReadonlySet<string>;
}

/**
 * Chooses the swaps of a past round by a simple rule and by nothing that was not known then: accounts that stood still,
 * exchanged in fair pairs between reps under the same manager. Accounts in groups or that ever changed hands before
 * stay out, and so do the books of reps who were steadily ahead or have a story of their own.
 */
export function choosePastSwaps(
  random: Random,
  round: PastRound & { name: string },
  past: Past,
  timeline: Timeline,
): PastRotation {
  const { sketches } = past;
  const standing = random.shuffle(standingStill(past, round.asOf));
  const served = new Set(sketches.map((s) => `${s.rep.id}/${s.region}`));
  const serves = (repId: string, region: string): boolean => served.has(`${repId}/${region}`);
  const teams = TEAMS.map((_, team) => standing.filter((s) => s.sketch.rep.team === team));
  teams.sort((a, b) => a.length - b.length);
  const swaps: [Standing, Standing][] = [];
  teams.forEach((team, n) => {
    const share = Math.ceil((SWAPS - swaps.length) / (teams.length - n));
    swaps.push(...pairUp(team, share, serves));
  });
  return {
    name: round.name,
    asOf: timeline.quarter(round.asOf),
    ...roundDays(timeline, round),
    swaps: swaps.map(([a, b]) => ({ legs: [leg(a, b), leg(b, a)] })),
  };
}

function standingStill({ sketches, spells, levels, potentials, swapped }: Past, asOf: number): Standing[] {
  const grouped = new Set(sketches.flatMap((s) => (s.parentId === '' ? [] : [s.id, s.parentId])));
  const ahead = repsAhead(sketches, levels, asOf);
  return sketches
    .filter((s) => ['ordinary', 'away', 'boatyards'].includes(s.rep.story) && !ahead.has(s.rep))
    .filter((s) => spells.get(s.id)!.length === 1 && !swapped.has(s.id) && !grouped.has(s.id))
    .map((sketch) => ({
      sketch,
      t4q: fourQuarters(levels.get(sketch.id)!, asOf),
      before: fourQuarters(levels.get(sketch.id)!, asOf - 4),
      potential: potentials.get(sketch.id),
    }))
    .filter(({ t4q, before }) => t4q >= SMALLEST && before > 0 && t4q / before - 1 <= STOOD_STILL);
}

const leg = (moved: Standing, other: Standing): PastLeg => ({
  accountId: moved.sketch.id,
  fromRepId: moved.sketch.rep.id,
  toRepId: other.sketch.rep.id,
});
