/** Group of a unit that is never treated. */
export const NEVER = Number.POSITIVE_INFINITY;

/** A panel: what each unit did in each period, and from when on it was treated. */
export interface Panel {
  /** Names of the units, ascending: the order of the rows of a file has no say in any figure. */
  units: string[];
  /** Ascending; need not be consecutive. */
  periods: Float64Array;
  /** Per unit the first treated period, NEVER for none. */
  group: Float64Array;
  /** Sampling weight per unit, zero or more: where it changes, that of its first period. */
  weight: Float64Array;
  /** Per period one weight per unit, for panels in which a unit's weight changes; else null. NaN where not observed. */
  changingWeights: Float64Array[] | null;
  /** Cluster of each unit for the errors, 0 … clusters − 1. */
  cluster: Int32Array;
  clusters: number;
  /** Per period one outcome per unit; NaN where the unit was not observed. */
  outcomes: Float64Array[];
}

/** The panel with only some of its units; periods in which nobody is left go, clusters are numbered anew. */
export function keepUnits(panel: Panel, keep: (unit: number) => boolean): Panel {
  const kept = Int32Array.from(panel.units.keys()).filter((unit) => keep(unit));
  const numbers = new Map<number, number>();
  const cluster = kept.map((unit) => {
    const old = panel.cluster[unit];
    if (!numbers.has(old)) numbers.set(old, numbers.size);
    return numbers.get(old)!;
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(kept, (unit) => values[unit]);
  return keepPeriods(
    {
      units: Array.from(kept, (unit) => panel.units[unit]),
      periods: panel.periods,
      group: pick(panel.group),
      weight: pick(panel.weight),
      changingWeights: panel.changingWeights?.map(pick) ?? null,
      cluster,
      clusters: numbers.size,
      outcomes: panel.outcomes.map(pick),
    },
    () => true,
  );
}

/** The panel with only some of its periods; those without any outcome go as well. */
export function keepPeriods(panel: Panel, keep: (period: number) => boolean): Panel {
  const kept = Array.from(panel.periods.keys()).filter(
    (t) => keep(panel.periods[t]) && panel.outcomes[t].some((outcome) => !Number.isNaN(outcome)),
  );
  return {
    ...panel,
    periods: Float64Array.from(kept, (t) => panel.periods[t]),
    changingWeights: panel.changingWeights && kept.map((t) => panel.changingWeights![t]),
    outcomes: kept.map((t) => panel.outcomes[t]),
  };
}

/** Per unit, in how many of the periods it was observed. */
export function periodsObserved({ units, outcomes }: Panel): Int32Array {
  const counts = new Int32Array(units.length);
  for (const outcome of outcomes) {
    for (let i = 0; i < counts.length; i++) if (!Number.isNaN(outcome[i])) counts[i]++;
  }
  return counts;
}

/** The finite groups that occur, ascending. */
export function treatedGroups(group: Float64Array): number[] {
  return [...new Set(group)].filter((g) => g !== NEVER).sort((a, b) => a - b);
}
