import { type Market, offersOf } from '../pricing/offers';
import type { SwapKind } from '../pricing/pricer';
import { pricerOf } from '../pricing/pricerOf';
import type { Problem } from '../problem/problem';
import { type Swap, swapOf } from '../problem/swap';

/** Beyond this many reps three-way exchanges are looked for only where the taker is named. */
const MOST_REPS_FOR_ANY_RING = 30;

/** Units that may be offered, by owner, smallest first. */
function offeredBy(problem: Problem): number[][] {
  const owned: number[][] = problem.reps.map(() => []);
  for (const { index, owner, t4q } of problem.units) if (t4q >= 0) owned[owner].push(index);
  for (const list of owned) list.sort((a, b) => problem.units[a].t4q - problem.units[b].t4q || a - b);
  return owned;
}

/** The market of a few reps with what each of them offers. */
function marketAmong(problem: Problem, offered: ReadonlyMap<number, number[]>): Market {
  const owned: number[][] = problem.reps.map((_, rep) => offered.get(rep) ?? []);
  const owners = [...offered.keys()].filter((rep) => problem.reps[rep].active).sort((a, b) => a - b);
  const pairs = owners.flatMap((r, i) =>
    owners.slice(i + 1).flatMap((s) => {
      if (!problem.sameTeam(r, s)) return [];
      const [give, take] = [offersOf(problem, r, s, owned[r]), offersOf(problem, s, r, owned[s])];
      return give.units.length > 0 && take.units.length > 0 ? [{ give, take }] : [];
    }),
  );
  return { pairs, repPairs: (owners.length * (owners.length - 1)) / 2, units: problem.units.length, owned };
}

function collect(problem: Problem, market: Market, kinds: SwapKind[], unit: number, to: number): Swap[] {
  if (kinds.length === 0) return [];
  const { input } = problem;
  const of = { ...problem, input: { ...input, plan: { ...input.plan, kinds } } };
  const found: Swap[] = [];
  pricerOf(of, market).visit(-Infinity, (legs, worth) => {
    if (legs.some((leg) => leg.unit === unit && leg.to === to)) found.push(swapOf(problem, legs, worth));
    return true;
  });
  return found;
}

/** Exchanges of the unit's owner with `to` alone. */
function betweenTwo(problem: Problem, offered: number[][], unit: number, to: number): Swap[] {
  const { owner } = problem.units[unit];
  const market = marketAmong(problem, new Map([owner, to].map((rep) => [rep, offered[rep]])));
  const kinds = problem.input.plan.kinds.filter((kind) => kind !== 'cycle');
  return collect(problem, market, kinds, unit, to);
}

/** Three-way exchanges in which the unit goes to `to`. */
function roundThree(problem: Problem, offered: number[][], unit: number, to: number): Swap[] {
  if (!problem.input.plan.kinds.includes('cycle')) return [];
  const { owner } = problem.units[unit];
  return problem.reps.flatMap((_, third) => {
    if (third === owner || third === to || offered[third].length === 0) return [];
    const reps = new Map([
      [owner, [unit]],
      [to, offered[to]],
      [third, offered[third]],
    ]);
    return collect(problem, marketAmong(problem, reps), ['cycle'], unit, to);
  });
}

const byWorth = (a: Swap, b: Swap): number => b.worth - a.worth;

/** Every admissible swap in which a unit goes to a rep (both by index), of whatever worth; the best first. */
export function swapsWithMove(problem: Problem, unit: number, to: number): Swap[] {
  const offered = offeredBy(problem);
  return [...betweenTwo(problem, offered, unit, to), ...roundThree(problem, offered, unit, to)].sort(byWorth);
}

/** Every admissible swap of a unit; `rings` false = three-way exchanges were not looked at, for there are too many. */
export function swapsWithUnit(problem: Problem, unit: number): { swaps: Swap[]; rings: boolean } {
  const offered = offeredBy(problem);
  const rings = problem.reps.length <= MOST_REPS_FOR_ANY_RING || !problem.input.plan.kinds.includes('cycle');
  const swaps = problem.reps.flatMap((_, to) => {
    if (to === problem.units[unit].owner || offered[to].length === 0) return [];
    return [...betweenTwo(problem, offered, unit, to), ...(rings ? roundThree(problem, offered, unit, to) : [])];
  });
  return { swaps: swaps.sort(byWorth), rings };
}
