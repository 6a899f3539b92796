import type { MeasuredMember } from './types';

/** Quarters in which the same accounts are compared with the same weights. */
export interface Stretch {
  /** The quarter from which on that is so; −∞ before anybody ceased to count. */
  since: number;
  /** Those that were asked for, ascending. */
  quarters: number[];
}

/** Cuts quarters (indexes, ascending) where a member ceases to count, or had a chance to leave. */
export function stretchesOf(members: readonly MeasuredMember[], quarters: readonly number[]): Stretch[] {
  const cuts = new Set<number>();
  for (const { member } of members) {
    if (member.countsThrough !== null) cuts.add(member.countsThrough + 1);
    for (const { quarter } of member.laterChances) cuts.add(quarter);
  }
  const ascending = [...cuts].sort((x, y) => x - y);
  const stretches: Stretch[] = [];
  for (const quarter of quarters) {
    const since = ascending.findLast((cut) => cut <= quarter) ?? Number.NEGATIVE_INFINITY;
    const last = stretches.at(-1);
    if (last?.since === since) last.quarters.push(quarter);
    else stretches.push({ since, quarters: [quarter] });
  }
  return stretches;
}
