import { comparable, stayFactor } from './comparisonWeights';
import { solverOf } from './leastSquares';
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
 * @param members in the order of `assigned`; those that do not count in the stretch are left out
 * @param accounts place of each account in `influence`
 */
export function placeboComparison(
  all: readonly MeasuredMember[],
  { quarters }: Stretch,
  accounts: ReadonlyMap<number, number>,
): PlaceboComparison {
  const placeOf = new Map(all.map((member, place) => [member, place]));
  const { by, members } = comparable(all, quarters[0]);
  const n = members.length;
  const k = members[0]?.covariates.length ?? 0;
  // Covariates and the outcome, one row a member.
  const wide = k + 1;
  const rows = new Float64Array(n * wide);
  members.forEach((member, i) => {
    rows.set(member.covariates, i * wide);
    rows[i * wide + k] = quarters.reduce((sum, quarter) => sum + member.ratio(quarter), 0) / quarters.length;
  });
  const places = Int32Array.from(members, (member) => placeOf.get(member)!);
  const account = Int32Array.from(members, ({ member }) => accounts.get(member.accountId)!);
  const sizes = Float64Array.from(members, ({ baselineCents }) => baselineCents);
  const movedWeights = Float64Array.from(members, (member) => stayFactor(member, quarters[0]) * member.baselineCents);
  const odds = ({ propensity }: MeasuredMember['member']): number => propensity! / (1 - propensity!);
  const controlWeights = movedWeights.map((w, i) => (by === 'propensity' ? w * odds(members[i].member) : w));
  const names = new Map<string, number>();
  const cells = Int32Array.from(members, ({ member }) => {
    const name = by === 'propensity' ? '' : `${member.segment}/${member.sizeTercile}`;
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  });
  const entries = wide * wide;
  const totals = new Float64Array(names.size * entries);
  const cellSizes = new Float64Array(names.size);
  for (let i = 0; i < n; i++) {
    cellSizes[cells[i]] += sizes[i];
    addProducts(totals, cells[i] * entries, rows, i * wide, wide, controlWeights[i]);
  }
  const left = new Float64Array(totals.length);
  const movedSizes = new Float64Array(names.size);
  return (assigned, influence) => {
    left.set(totals);
    movedSizes.fill(0);
    for (let i = 0; i < n; i++) {
      if (assigned[places[i]] === 0) continue;
      movedSizes[cells[i]] += sizes[i];
      addProducts(left, cells[i] * entries, rows, i * wide, wide, -controlWeights[i]);
    }
    const ratios = movedSizes.map((moved, c) => {
      const controls = cellSizes[c] - moved;
      if (!(moved > 0 && controls > 1e-9 * cellSizes[c])) return 0;
      return by === 'propensity' ? 1 : moved / controls;
    });
    // Normal equations of the controls; the first covariate is 1, so that the first column holds their sums.
    const sums = new Float64Array(entries);
    for (let c = 0; c < ratios.length; c++) {
      if (ratios[c] === 0) continue;
      for (let e = 0; e < entries; e++) sums[e] += ratios[c] * left[c * entries + e];
    }
    const movedSums = new Float64Array(wide);
    let [total, weight] = [0, 0];
    for (let i = 0; i < n; i++) {
      if (assigned[places[i]] === 0 || ratios[cells[i]] === 0) continue;
      total += movedWeights[i];
      weight += sizes[i];
      for (let a = 0; a < wide; a++) movedSums[a] += movedWeights[i] * rows[i * wide + a];
    }
    const controls = sums[0];
    if (!(total > 0 && controls > 0)) return null;
    const normal = new Float64Array(k * k);
    for (let a = 0; a < k; a++) for (let b = 0; b <= a; b++) normal[a * k + b] = sums[a * wide + b];
    const solve = solverOf(normal, k);
    const coefficients = solve(sums.slice(k * wide, k * wide + k));
    const leaning = solve(Float64Array.from({ length: k }, (_, a) => movedSums[a] / total - sums[a * wide] / controls));
    const mean = (of: (a: number) => number): number => {
      let rest = of(k);
      for (let a = 0; a < k; a++) rest -= of(a) * coefficients[a];
      return rest;
    };
    const movedMean = mean((a) => movedSums[a] / total);
    const controlMean = mean((a) => sums[a * wide] / controls);
    const scale = weight * quarters.length;
    for (let i = 0; i < n; i++) {
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
      const share = own / (moved ? total : controls);
      const part = moved ? share * (rest - movedMean) : -share * (rest - controlMean) - own * leverage * rest;
      influence[account[i]] += scale * (share < NEGLIGIBLE ? part : part / Math.sqrt(Math.max(1 - share, 0.5)));
    }
    return { value: movedMean - controlMean, weight: scale };
  };
}

/** Adds factor × xx' of a row (its lower half) to a block of sums. */
function addProducts(
  sums: Float64Array,
  at: number,
  rows: Float64Array,
  row: number,
  wide: number,
  factor: number,
): void {
  for (let a = 0; a < wide; a++) {
    const scaled = factor * rows[row + a];
    for (let b = 0; b <= a; b++) sums[at + a * wide + b] += scaled * rows[row + b];
  }
}
