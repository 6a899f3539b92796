import { breatheFreely } from '../breath';
import { EVERYBODY } from '../pricing/near';
import { type Market, marketOf } from '../pricing/offers';
import type { SwapKind } from '../pricing/pricer';
import { pricerOf } from '../pricing/pricerOf';
import type { Problem } from '../problem/problem';
import { type Swap, swapOf } from '../problem/swap';

/** Beyond this many reps three-way exchanges are looked for only where the taker is named. */
const MOST_REPS_FOR_ANY_RING = 30;

/** The same market with a few reps alone. */
function among(market: Market, reps: number[]): Market {
  return { ...market, owners: market.owners.filter((rep) => reps.includes(rep)) };
}

function collect(problem: Problem, market: Market, kinds: SwapKind[], unit: number, to: number): Swap[] {
  if (kinds.length === 0) return [];
  const { input } = problem;
  const of = { ...problem, input: { ...input, plan: { ...input.plan, kinds } } };
  const found: Swap[] = [];
  pricerOf(of, market, breatheFreely, EVERYBODY).visit(-Infinity, (legs, worth) => {
    if (legs.some((leg) => leg.unit === unit && leg.to === to)) found.push(swapOf(problem, legs, worth));
    return true;
  });
  return found;
}

/** Exchanges of the unit's owner with `to` alone. */
function betweenTwo(problem: Problem, market: Market, unit: number, to: number): Swap[] {
  const { owner } = problem.units[unit];
  const kinds = problem.input.plan.kinds.filter((kind) => kind !== 'cycle');
  return collect(problem, among(market, [owner, to]), kinds, unit, to);
}

/** Three-way exchanges in which the unit goes to `to`. */
function roundThree(problem: Problem, market: Market, unit: number, to: number): Swap[] {
  if (!problem.input.plan.kinds.includes('cycle')) return [];
  const { owner } = problem.units[unit];
  return market.owners.flatMap((third) =>
    third === owner || third === to ? [] : collect(problem, among(market, [owner, to, third]), ['cycle'], unit, to),
  );
}

const byWorth = (a: Swap, b: Swap): number => b.worth - a.worth;

/** Every admissible swap in which a unit goes to a rep (both by index), of whatever worth; the best first. */
export function swapsWithMove(problem: Problem, unit: number, to: number): Swap[] {
  const market = marketOf(problem);
  return [...betweenTwo(problem, market, unit, to), ...roundThree(problem, market, unit, to)].sort(byWorth);
}

/** Every admissible swap of a unit; `rings` false = three-way exchanges were not looked at, for there are too many. */
export function swapsWithUnit(problem: Problem, unit: number): { swaps: Swap[]; rings: boolean } {
  const market = marketOf(problem);
  const rings = problem.reps.length <= MOST_REPS_FOR_ANY_RING || !problem.input.plan.kinds.includes('cycle');
  const swaps = market.owners.flatMap((to) => {
    if (to === problem.units[unit].owner) return [];
    return [...betweenTwo(problem, market, unit, to), ...(rings ? roundThree(problem, market, unit, to) : [])];
  });
  return { swaps: swaps.sort(byWorth), rings };
}
