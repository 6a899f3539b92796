import { comparable, stayFactor } from './comparisonWeights';
import type { Stretch } from './stretches';
import type { MeasuredMember } from './types';

/** Who is compared over a stretch, as numbers in a row each, whoever of them moved. */
export interface PlaceboTable {
  members: number;
  quarters: number;
  /** Covariates of a member, the first of them 1, and at last what is compared: `wide` numbers a member. */
  rows: Float64Array;
  wide: number;
  /** Place of each member among those that are assigned, and of its account among the influences. */
  places: Int32Array;
  accounts: Int32Array;
  /** Baselines, and the weights of each member if it moved and if it stayed. */
  sizes: Float64Array;
  movedWeights: Float64Array;
  controlWeights: Float64Array;
  /** Controls stand for the moved ones of their own cell, in the proportion of both; by chances there is one cell. */
  cells: Int32Array;
  cellSizes: Float64Array;
  byChances: boolean;
  /** Σ weight × row × row' of each cell had all stayed, lower halves, one after the other. */
  totals: Float64Array;
}

/**
 * @param all in the order in which they are assigned; those that do not count in the stretch are left out
 * @param accounts place of each account among the influences
 */
export function placeboTable(
  all: readonly MeasuredMember[],
  { quarters }: Stretch,
  accounts: ReadonlyMap<number, number>,
): PlaceboTable {
  const placeOf = new Map(all.map((member, place) => [member, place]));
  const { by, members } = comparable(all, quarters[0]);
  const byChances = by === 'propensity';
  const wide = (members[0]?.covariates.length ?? 0) + 1;
  const rows = new Float64Array(members.length * wide);
  members.forEach((member, i) => {
    rows.set(member.covariates, i * wide);
    rows[(i + 1) * wide - 1] = quarters.reduce((sum, quarter) => sum + member.ratio(quarter), 0) / quarters.length;
  });
  const movedWeights = Float64Array.from(members, (member) => stayFactor(member, quarters[0]) * member.baselineCents);
  const names = new Map<string, number>();
  const cells = Int32Array.from(members, ({ member }) => {
    const name = byChances ? '' : `${member.segment}/${member.sizeTercile}`;
    if (!names.has(name)) names.set(name, names.size);
    return names.get(name)!;
  });
  const table: PlaceboTable = {
    members: members.length,
    quarters: quarters.length,
    rows,
    wide,
    places: Int32Array.from(members, (member) => placeOf.get(member)!),
    accounts: Int32Array.from(members, ({ member }) => accounts.get(member.accountId)!),
    sizes: Float64Array.from(members, ({ baselineCents }) => baselineCents),
    movedWeights,
    controlWeights: movedWeights.map((w, i) => (byChances ? w * oddsOf(members[i]) : w)),
    cells,
    cellSizes: new Float64Array(names.size),
    byChances,
    totals: new Float64Array(names.size * wide * wide),
  };
  for (let i = 0; i < members.length; i++) {
    table.cellSizes[cells[i]] += table.sizes[i];
    addProducts(table.totals, table, i, table.controlWeights[i]);
  }
  return table;
}

const oddsOf = ({ member: { propensity } }: MeasuredMember): number => propensity! / (1 - propensity!);

/** Adds factor × row × row' of a member (its lower half) to the block of its cell. */
export function addProducts(sums: Float64Array, { rows, wide, cells }: PlaceboTable, i: number, factor: number): void {
  const row = i * wide;
  const block = cells[i] * wide * wide;
  for (let a = 0; a < wide; a++) {
    const scaled = factor * rows[row + a];
    for (let b = 0; b <= a; b++) sums[block + a * wide + b] += scaled * rows[row + b];
  }
}
