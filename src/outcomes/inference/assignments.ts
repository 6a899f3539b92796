import { groupBy } from '../../shared/groupBy';
import type { Random } from '../../shared/random';

/** Who is treated (1) and who is not (0), one number per unit. */
export type Assignment = Uint8Array;

/** Assignments that could have been, for a comparison with the one that was. */
export interface Redraws {
  assignments: Assignment[];
  /** True: every possible assignment once, the real one among them. False: a random sample without the real one. */
  complete: boolean;
  /** How many assignments are possible, at most 2⁵³ − 1. */
  possible: number;
}

/**
 * Permutes who is treated within strata, keeping how many are treated in each: all possible assignments when they are
 * no more than `draws`, else as many random ones.
 * @param strata one number per unit, any numbering
 */
export function permuteWithinStrata(
  assigned: Assignment,
  strata: ArrayLike<number>,
  draws: number,
  random: Random,
): Redraws {
  const groups = strataOf(assigned, strata);
  const possible = waysToAssign(groups);
  if (possible <= draws) return { assignments: everyOne(groups, assigned.length), complete: true, possible };
  const assignments = Array.from({ length: draws }, () => {
    const drawn = new Uint8Array(assigned.length);
    for (const { units, treated } of groups) {
      for (const unit of drawSome(units, treated, random)) drawn[unit] = 1;
    }
    return drawn;
  });
  return { assignments, complete: false, possible };
}

/** How many assignments within strata are possible, at most 2⁵³ − 1. */
export function waysWithinStrata(assigned: Assignment, strata: ArrayLike<number>): number {
  return waysToAssign(strataOf(assigned, strata));
}

function strataOf(assigned: Assignment, strata: ArrayLike<number>): Stratum[] {
  const members = groupBy(assigned.keys(), (unit) => strata[unit]);
  return [...members.values()].map((units) => ({
    units,
    treated: units.reduce((n, unit) => n + assigned[unit], 0),
  }));
}

function waysToAssign(groups: readonly Stratum[]): number {
  return groups.reduce((n, { units, treated }) => Math.min(MOST, n * choose(units.length, treated)), 1);
}

/** The first `count` of a Fisher–Yates shuffle, without shuffling the rest. */
function drawSome(units: readonly number[], count: number, random: Random): number[] {
  const places = new Map<number, number>();
  const at = (place: number): number => units[places.get(place) ?? place];
  return Array.from({ length: count }, (_, i) => {
    const j = i + random.below(units.length - i);
    const drawn = at(j);
    places.set(j, places.get(i) ?? i);
    return drawn;
  });
}

const MOST = Number.MAX_SAFE_INTEGER;

/** n over k, at most 2⁵³ − 1. */
function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = Math.min(MOST, Math.round((ways * (n - i + 1)) / i));
  return ways;
}

interface Stratum {
  units: readonly number[];
  treated: number;
}

function everyOne(groups: readonly Stratum[], length: number): Assignment[] {
  return groups.reduce<Assignment[]>(
    (so, { units, treated }) =>
      so.flatMap((base) =>
        subsets(units, treated).map((chosen) => {
          const next = base.slice();
          for (const unit of chosen) next[unit] = 1;
          return next;
        }),
      ),
    [new Uint8Array(length)],
  );
}

function subsets(units: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return units.flatMap((unit, at) => subsets(units.slice(at + 1), size - 1).map((rest) => [unit, ...rest]));
}

/** How many different assignments there are among these; by two independent 32-bit digests each. */
export function distinctAssignments(assignments: readonly Assignment[]): number {
  return new Set(assignments.map((own) => `${digest(own, 2_166_136_261)}/${digest(own, 40_503)}`)).size;
}

/** FNV-1a over the bytes. */
function digest(bytes: Uint8Array, start: number): number {
  let hash = start;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i] ^ (start & 0xff), 16_777_619);
  return hash;
}
