import type { Problem } from '../problem/problem';
import { REP_ROW, repRow } from '../problem/rows';
import type { LoosenedLimit, TightLimit } from '../types';

const LIMIT_OF_ROW: [keyof typeof REP_ROW, LoosenedLimit][] = [
  ['swaps', 'maxSwapsPerRep'],
  ['t4qUp', 'bookValueTolerance'],
  ['t4qDown', 'bookValueTolerance'],
  ['headroomUp', 'bookHeadroomTolerance'],
  ['headroomDown', 'bookHeadroomTolerance'],
  ['given', 'maxBookShareMovedPerYear'],
  ['accounts', 'maxAccountsPerRep'],
];
const SHOWN_REPS = 5;
const TOO_LITTLE = 1e-6;

/**
 * Which limits the bound rests on: each with its part of room·prices, and the reps at whom it is tightest; largest part
 * first. What is left to 1 is that every customer can be in one swap only. Prices rank what to plan again without; what a
 * limit really costs only planning again tells, for a limit also decides which swaps are admissible at all.
 */
export function tightestLimits(problem: Problem, room: Float64Array, prices: Float64Array): TightLimit[] {
  const part = (row: number): number => (prices[row] > 0 && room[row] < Infinity ? prices[row] * room[row] : 0);
  const total = prices.reduce((sum, _, row) => sum + part(row), 0);
  if (total <= 0) return [];
  const limits = new Map<LoosenedLimit, { share: number; reps: Map<number, number> }>();
  const of = (name: LoosenedLimit) => {
    const known = limits.get(name) ?? { share: 0, reps: new Map<number, number>() };
    limits.set(name, known);
    return known;
  };
  of('maxSwaps').share = part(prices.length - 1) / total;
  problem.reps.forEach((rep, index) => {
    for (const [row, name] of LIMIT_OF_ROW) {
      const share = part(repRow(problem, index, REP_ROW[row])) / total;
      if (share === 0) continue;
      const limit = of(name);
      limit.share += share;
      limit.reps.set(rep.id, (limit.reps.get(rep.id) ?? 0) + share);
    }
  });
  return [...limits]
    .filter(([, { share }]) => share > TOO_LITTLE)
    .map(([limit, { share, reps }]) => ({
      limit,
      share,
      reps: [...reps]
        .map(([repId, own]) => ({ repId, share: own }))
        .sort((a, b) => b.share - a.share || a.repId - b.repId)
        .slice(0, SHOWN_REPS),
    }))
    .sort((a, b) => b.share - a.share);
}
