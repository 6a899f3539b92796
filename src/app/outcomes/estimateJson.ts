import type { Effect } from '../../outcomes/estimator/errors';
import type { EffectFamily, EstimateOptions, PanelEstimate } from '../../outcomes/estimator/estimate';
import { NEVER } from '../../outcomes/estimator/panel';
import { groupSizes } from '../../outcomes/estimator/sample';

/**
 * An estimate as `rotation estimate --json` writes it, in the unit of the outcome. Null: it cannot be told, `notes` say
 * why. An interval is att ± bands.pointwise × se; a band over a whole family att ± bands.criticalValues × se.
 */
export function estimateJson(
  result: PanelEstimate,
  { level, draws, seed }: Pick<EstimateOptions, 'level' | 'draws'> & { seed: number },
): Record<string, unknown> {
  const { sample, bands, preTest, notes } = result;
  const { pointwise, ...criticalValues } = bands;
  return {
    attGt: result.attGt.map(({ group, period, att, se }) => ({ group, period, att, se })),
    aggregates: {
      simple: result.simple,
      group: familyJson(result.group, 'byGroup', 'group'),
      dynamic: familyJson(result.dynamic, 'byEventTime', 'eventTime'),
      calendar: familyJson(result.calendar, 'byPeriod', 'period'),
    },
    bands: { level, draws, seed, multipliers: 'rademacher', pointwise, criticalValues },
    preTest: preTest ?? { wald: null, df: null, p: null },
    sample: {
      control: sample.control,
      units: sample.units.length,
      clusters: sample.clusters,
      periods: Array.from(sample.periods),
      groups: groupSizes(sample),
      neverTreated: sample.group.reduce((n, group) => n + (group === NEVER ? 1 : 0), 0),
      balanced: !sample.unbalanced,
    },
    notes,
  };
}

function familyJson({ overall, by }: EffectFamily, list: string, key: string): Record<string, unknown> {
  const keyed = ({ key: value, att, se }: Effect & { key: number }) => ({ [key]: value, att, se });
  return { overall, [list]: by.map(keyed) };
}
