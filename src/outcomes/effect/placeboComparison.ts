import { solverOf } from './leastSquares';
import { addProducts, type PlaceboTable, placeboTable } from './placeboTable';
import type { Stretch } from './stretches';
import type { MeasuredMember } from './types';

/**
 * The effect had others moved: its value, what it weighs among other comparisons (minor units), and, added up in
 * `influence` by account, weight × what each account did to it. Null when a side is empty.
 */
export type PlaceboComparison = (
  assigned: Uint8Array,
  influence: Float64Array,
) => { value: number; weight: number } | null;

/** Below this share the leverage of an account changes nothing that matters. */
const NEGLIGIBLE = 1e-3;

/**
 * The doubly robust difference of the main estimate (adjustedDifference) over the quarters of a stretch, for any choice
 * of who moved. Sums over all members are made once; a choice takes away those of the moved, so that regressions cost as
 * much as accounts move.
 * @param all in the order of `assigned`; those that do not count in the stretch are left out
 * @param accounts place of each account in `influence`
 */
export function placeboComparison(
  all: readonly MeasuredMember[],
  stretch: Stretch,
  accounts: ReadonlyMap<number, number>,
): PlaceboComparison {
  const table = placeboTable(all, stretch, accounts);
  const left = new Float64Array(table.totals.length);
  return (assigned, influence) => {
    const sides = sidesOf(table, assigned, left);
    if (!(sides.movedWeight > 0 && sides.controlWeight > 0)) return null;
    const fit = fitOf(table, sides);
    addInfluence(influence, table, assigned, sides, fit);
    return { value: fit.movedMean - fit.controlMean, weight: sides.movedCents * table.quarters };
  };
}

interface Sides {
  /** By cell, what weights of controls are multiplied with; 0 where a side is empty. */
  ratios: Float64Array;
  /** Normal equations of the controls; the first covariate is 1, so that the first column holds their sums. */
  controlSums: Float64Array;
  controlWeight: number;
  movedSums: Float64Array;
  movedWeight: number;
  /** Baseline of the moved ones that are compared. */
  movedCents: number;
}

/** @param left room for the sums of those who stay, by cell */
function sidesOf(table: PlaceboTable, assigned: Uint8Array, left: Float64Array): Sides {
  const { members, places, cells, cellSizes, sizes, rows, wide } = table;
  const movedSizes = new Float64Array(cellSizes.length);
  left.set(table.totals);
  for (let i = 0; i < members; i++) {
    if (assigned[places[i]] === 0) continue;
    movedSizes[cells[i]] += sizes[i];
    addProducts(left, table, i, -table.controlWeights[i]);
  }
  const ratios = movedSizes.map((moved, c) => {
    const controls = cellSizes[c] - moved;
    if (!(moved > 0 && controls > 1e-9 * cellSizes[c])) return 0;
    return table.byChances ? 1 : moved / controls;
  });
  const entries = wide * wide;
  const controlSums = new Float64Array(entries);
  for (let c = 0; c < ratios.length; c++) {
    if (ratios[c] === 0) continue;
    for (let e = 0; e < entries; e++) controlSums[e] += ratios[c] * left[c * entries + e];
  }
  const movedSums = new Float64Array(wide);
  let [movedWeight, movedCents] = [0, 0];
  for (let i = 0; i < members; i++) {
    if (assigned[places[i]] === 0 || ratios[cells[i]] === 0) continue;
    movedWeight += table.movedWeights[i];
    movedCents += sizes[i];
    for (let a = 0; a < wide; a++) movedSums[a] += table.movedWeights[i] * rows[i * wide + a];
  }
  return { ratios, controlSums, controlWeight: controlSums[0], movedSums, movedWeight, movedCents };
}

interface PlaceboFit {
  coefficients: Float64Array;
  /** (X'WX)⁻¹ times how far apart the covariates of both sides are on average. */
  leaning: Float64Array;
  /** Means of both sides, less what the regression makes of them. */
  movedMean: number;
  controlMean: number;
}

function fitOf({ wide }: PlaceboTable, { controlSums, controlWeight, movedSums, movedWeight }: Sides): PlaceboFit {
  const k = wide - 1;
  const normal = new Float64Array(k * k);
  for (let a = 0; a < k; a++) for (let b = 0; b <= a; b++) normal[a * k + b] = controlSums[a * wide + b];
  const solve = solverOf(normal, k);
  const coefficients = solve(controlSums.slice(k * wide, k * wide + k));
  const movedMeans = movedSums.map((sum) => sum / movedWeight);
  const controlMeans = movedSums.map((_, a) => controlSums[a * wide] / controlWeight);
  const restOf = (means: Float64Array): number => {
    let rest = means[k];
    for (let a = 0; a < k; a++) rest -= means[a] * coefficients[a];
    return rest;
  };
  return {
    coefficients,
    leaning: solve(Float64Array.from({ length: k }, (_, a) => movedMeans[a] - controlMeans[a])),
    movedMean: restOf(movedMeans),
    controlMean: restOf(controlMeans),
  };
}

function addInfluence(
  influence: Float64Array,
  { members, quarters, rows, wide, places, accounts, cells, movedWeights, controlWeights }: PlaceboTable,
  assigned: Uint8Array,
  { ratios, movedWeight, movedCents, controlWeight }: Sides,
  { coefficients, leaning, movedMean, controlMean }: PlaceboFit,
): void {
  const k = wide - 1;
  const scale = movedCents * quarters;
  for (let i = 0; i < members; i++) {
    const ratio = ratios[cells[i]];
    if (ratio === 0) continue;
    const at = i * wide;
    let [rest, leverage] = [rows[at + k], 0];
    for (let a = 0; a < k; a++) {
      rest -= rows[at + a] * coefficients[a];
      leverage += rows[at + a] * leaning[a];
    }
    const moved = assigned[places[i]] === 1;
    const own = moved ? movedWeights[i] : ratio * controlWeights[i];
    const share = own / (moved ? movedWeight : controlWeight);
    const part = moved ? share * (rest - movedMean) : -share * (rest - controlMean) - own * leverage * rest;
    influence[accounts[i]] += scale * (share < NEGLIGIBLE ? part : part / Math.sqrt(Math.max(1 - share, 0.5)));
  }
}
