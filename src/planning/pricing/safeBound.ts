import type { Problem } from '../problem/problem';
import { REP_AMOUNT } from '../problem/rows';
import type { SwapKind } from './pricer';

/** The fewest reps and units that a swap of a kind has. */
const PARTS: Record<SwapKind, { reps: number; units: number }> = {
  pair: { reps: 2, units: 2 },
  basket: { reps: 2, units: 3 },
  cycle: { reps: 3, units: 3 },
};

/** How many swaps any plan can have: B, and what K and the number of units leave. */
export function mostSwaps(problem: Problem): number {
  const parts = problem.input.plan.kinds.map((kind) => PARTS[kind]);
  const reps = Math.min(...parts.map((part) => part.reps));
  const units = Math.min(...parts.map((part) => part.units));
  return Math.min(
    problem.maxSwaps,
    Math.floor((problem.maxSwapsPerRep * problem.reps.length) / reps),
    Math.floor(problem.units.length / units),
  );
}

/** How many units a swap can move. */
export function mostUnits(problem: Problem): number {
  return Math.max(...problem.input.plan.kinds.map((kind) => PARTS[kind].units));
}

/**
 * How far a reduced cost computed in floating point may lie below the true one: its terms are at most the largest worth
 * and every price times the largest amount, and a few dozen roundings are made.
 */
function roundingOf(problem: Problem, prices: Float64Array, largestWorth: number): number {
  const units = problem.units.length;
  const most = { 1: 1, t4q: 0, headroom: 0, accounts: 0 };
  for (const unit of problem.units) {
    most.t4q = Math.max(most.t4q, Math.abs(unit.t4q));
    most.headroom = Math.max(most.headroom, Math.abs(unit.firmHeadroom));
    most.accounts = Math.max(most.accounts, unit.accounts.length);
  }
  let largestTerm = largestWorth;
  for (let row = 0; row < prices.length; row++) {
    const amount = row < units || row === prices.length - 1 ? 1 : most[REP_AMOUNT[(row - units) % REP_AMOUNT.length]];
    largestTerm = Math.max(largestTerm, prices[row] * amount);
  }
  return 64 * Number.EPSILON * 16 * largestTerm;
}

/**
 * An amount (whole minor units) that no plan can exceed, from any prices ≥ 0: room·prices + swaps × max(0, largest
 * reduced cost over all admissible swaps). This is weak duality (Lasdon 1970, Lagrangian bound of a restricted master),
 * rounded outwards, so it does not depend on what the engine promised.
 */
export function safeBound(
  problem: Problem,
  room: Float64Array,
  prices: Float64Array,
  largestReducedCost: number,
  largestWorth: number,
): number {
  let sum = 0;
  let terms = 2;
  prices.forEach((price, row) => {
    if (price > 0) {
      sum += room[row] * price;
      terms++;
    }
  });
  sum += mostSwaps(problem) * (Math.max(0, largestReducedCost) + roundingOf(problem, prices, largestWorth));
  return Math.floor(sum * (1 + 2 * terms * Number.EPSILON));
}
