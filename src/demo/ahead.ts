import { median } from '../growth/statistics/quantiles';
import type { Sketch } from './sketches';
import type { DemoRep } from './team';

/** Of the last eight quarters. */
const QUARTERS_AHEAD = 6;

/**
 * Reps whose books grew faster, quarter against the same quarter a year before, than the middle account of the same
 * segment and region in at least six of the eight quarters up to a position.
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

/** By how much, in minor units, each book is above where its markets' middle would have brought it. */
function leads(
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
  position: number,
): Map<DemoRep, number> {
  const grown = sketches.flatMap((sketch) => {
    const row = levels.get(sketch.id)!;
    const before = row[position - 4];
    return before > 0 ? [{ sketch, before, growth: row[position] / before - 1 }] : [];
  });
  const middle = new Map<string, number>();
  for (const { sketch } of grown) {
    const market = marketOf(sketch);
    if (middle.has(market)) continue;
    middle.set(market, median(grown.filter((g) => marketOf(g.sketch) === market).map((g) => g.growth))!);
  }
  const lead = new Map<DemoRep, number>();
  for (const { sketch, before, growth } of grown) {
    const cents = before * (growth - middle.get(marketOf(sketch))!);
    lead.set(sketch.rep, (lead.get(sketch.rep) ?? 0) + cents);
  }
  return lead;
}

const marketOf = (sketch: Sketch): string => `${sketch.segment.name}/${sketch.region}`;
