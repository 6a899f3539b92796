import type { MeasuredMember } from './types';

/**
 * Cuts quarters (indexes, ascending) where a member ceases to count, or had a chance to leave: between two cuts the same
 * accounts are compared with the same weights.
 */
export function stretchesOf(members: readonly MeasuredMember[], quarters: readonly number[]): number[][] {
  const cuts = new Set<number>();
  for (const { member } of members) {
    if (member.countsThrough !== null) cuts.add(member.countsThrough + 1);
    for (const { quarter } of member.laterChances) cuts.add(quarter);
  }
  const stretches: number[][] = [];
  quarters.forEach((quarter, k) => {
    if (k === 0 || passed(cuts, quarters[k - 1], quarter)) stretches.push([]);
    stretches[stretches.length - 1].push(quarter);
  });
  return stretches;
}

function passed(cuts: ReadonlySet<number>, before: number, quarter: number): boolean {
  for (let q = before + 1; q <= quarter; q++) if (cuts.has(q)) return true;
  return false;
}
