import type { LinearEstimate } from '../inference/influence';
import { type Cell, cellsOf, rolesIn } from './cells';
import type { Sample } from './sample';

/** The effect on a group in a period, or why there is none. */
export interface GroupTimeEffect extends Cell {
  estimate: LinearEstimate | null;
  /** What is missing when there is no estimate, to follow "because". */
  missing: string | null;
}

/**
 * ATT(g, t) of every group and period with its influence: the group's mean change since the base period minus that of
 * its controls, each weighted (Callaway & Sant'Anna 2021, equations 2.8 and 2.9 without covariates).
 */
export function groupTimeEffects(sample: Sample): GroupTimeEffect[] {
  return cellsOf(sample).map((cell) => {
    const difference = new Difference(sample.units.length);
    const roles = rolesIn(cell, sample);
    const after = sample.outcomes[cell.period];
    const base = sample.outcomes[cell.base];
    const [weightAfter, weightBase] = [cell.period, cell.base].map((t) => sample.changingWeights?.[t] ?? sample.weight);
    const label = `in period ${sample.periods[cell.period]}`;
    const missing = sample.unbalanced
      ? (difference.add(roles, 1, after, weightAfter, 1, `of the group ${label}`) ??
        difference.add(roles, 1, base, weightBase, -1, `of the group in period ${sample.periods[cell.base]}`) ??
        difference.add(roles, 2, after, weightAfter, -1, `to compare with ${label}`) ??
        difference.add(roles, 2, base, weightBase, 1, `to compare with in period ${sample.periods[cell.base]}`))
      : changes(difference, roles, after, base, weightBase);
    return { ...cell, estimate: missing === null ? difference : null, missing };
  });
}

/** Each unit's own change, when all units are observed in both periods. */
function changes(
  difference: Difference,
  roles: Uint8Array,
  after: Float64Array,
  base: Float64Array,
  weight: Float64Array,
): string | null {
  const change = after.map((outcome, unit) => outcome - base[unit]);
  return (
    difference.add(roles, 1, change, weight, 1, 'in the group') ??
    difference.add(roles, 2, change, weight, -1, 'to compare with')
  );
}

/** A sum of weighted means, each with a sign, and its influence. */
class Difference implements LinearEstimate {
  value = 0;
  readonly influence: Float64Array;

  constructor(units: number) {
    this.influence = new Float64Array(units);
  }

  /**
   * Adds sign × the weighted mean of the outcomes of the units in a role; a unit's influence is
   * n × weight × (outcome − mean) / Σ weights.
   * @returns null, or what is missing when no unit is observed, or none with a weight above zero
   */
  add(
    roles: Uint8Array,
    role: number,
    outcomes: Float64Array,
    weight: Float64Array,
    sign: 1 | -1,
    who: string,
  ): string | null {
    const units = roles.length;
    let [total, sum, seen] = [0, 0, 0];
    for (let i = 0; i < units; i++) {
      if (roles[i] !== role || Number.isNaN(outcomes[i])) continue;
      seen++;
      total += weight[i];
      sum += weight[i] * outcomes[i];
    }
    if (!(total > 0)) return `there is no unit ${seen > 0 ? 'with a weight above zero ' : ''}${who}`;
    const mean = sum / total;
    for (let i = 0; i < units; i++) {
      if (roles[i] !== role || Number.isNaN(outcomes[i])) continue;
      this.influence[i] += (sign * units * weight[i] * (outcomes[i] - mean)) / total;
    }
    this.value += sign * mean;
    return null;
  }
}
