import type { Sketch } from './sketches';
import type { DemoRep } from './team';

/** Of the last eight quarters. */
const QUARTERS_AHEAD = 6;

/**
 * Reps whose books grew faster than other reps' accounts of the same segments and regions, quarter against the same
 * quarter a year before, in at least six of the eight quarters up to a position.
 */
export function repsAhead(
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
  asOf: number,
): Set<DemoRep> {
  const ahead = new Map<DemoRep, number>();
  for (let position = Math.max(4, asOf - 7); position <= asOf; position++) {
    for (const [rep, lead] of leads(sketches, levels, position)) {
      if (lead > 0) ahead.set(rep, (ahead.get(rep) ?? 0) + 1);
    }
  }
  return new Set([...ahead].flatMap(([rep, quarters]) => (quarters >= QUARTERS_AHEAD ? [rep] : [])));
}

interface Pool {
  now: number;
  before: number;
}

/** By how much, in minor units, each book is above where the growth of other reps' accounts would have brought it. */
function leads(
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
  position: number,
): Map<DemoRep, number> {
  const pools = new Map<string, Pool>();
  const add = (key: string, now: number, before: number): void => {
    const pool = pools.get(key) ?? { now: 0, before: 0 };
    pools.set(key, { now: pool.now + now, before: pool.before + before });
  };
  const owned = new Map<string, DemoRep>();
  for (const { id, segment, region, rep } of sketches) {
    const row = levels.get(id)!;
    if (row[position - 4] === 0) continue;
    for (const key of [`${segment.name}/${region}`, `${segment.name}/${region}/${rep.id}`]) {
      add(key, row[position], row[position - 4]);
    }
    owned.set(`${segment.name}/${region}/${rep.id}`, rep);
  }
  const lead = new Map<DemoRep, number>();
  for (const [key, rep] of owned) {
    const own = pools.get(key)!;
    const all = pools.get(key.slice(0, key.lastIndexOf('/')))!;
    const others = { now: all.now - own.now, before: all.before - own.before };
    if (others.before === 0) continue;
    lead.set(rep, (lead.get(rep) ?? 0) + own.now - (own.before * others.now) / others.before);
  }
  return lead;
}
