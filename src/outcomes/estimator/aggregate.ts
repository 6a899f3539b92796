import { groupShares, type LinearEstimate, meanByShares, meanOf } from '../inference/influence';
import type { GroupTimeEffect } from './attGt';
import type { Sample } from './sample';

/** An aggregate for one group, event time or calendar period. */
export interface KeyedEstimate {
  key: number;
  estimate: LinearEstimate;
}

/** Null where nothing can be aggregated. */
export interface Aggregates {
  simple: LinearEstimate | null;
  group: { overall: LinearEstimate | null; by: KeyedEstimate[] };
  dynamic: { overall: LinearEstimate | null; by: KeyedEstimate[] };
  calendar: { overall: LinearEstimate | null; by: KeyedEstimate[] };
}

/**
 * The four summaries of Callaway & Sant'Anna (2021), §3.1 (equations 3.4 to 3.11): `simple`, all effects on the treated
 * weighted by group size; `group`, the mean of each group's effects; `dynamic`, by time since treatment, also before
 * it; `calendar`, by period. Shares of groups are estimated and their error counts. Effects that cannot be estimated
 * are left out.
 */
export function aggregate(effects: readonly GroupTimeEffect[], sample: Sample): Aggregates {
  const shares = groupShares(sample, sample.groups.length);
  const known = effects.flatMap(({ estimate, group, period, treated }) =>
    estimate
      ? [{ estimate, treated, value: group, group: sample.groups.indexOf(group), at: sample.periods[period] }]
      : [],
  );
  type Known = (typeof known)[number];
  const treated = known.filter((effect) => effect.treated);
  const byShares = (some: readonly { group: number; estimate: LinearEstimate }[]) => meanByShares(some, shares, sample);
  const by = (some: readonly Known[], key: (effect: Known) => number): KeyedEstimate[] =>
    keysOf(some, key).flatMap((own) => {
      const estimate = byShares(some.filter((effect) => key(effect) === own));
      return estimate ? [{ key: own, estimate }] : [];
    });

  const byGroup = keysOf(treated, ({ value }) => value).map((key) => ({
    key,
    estimate: meanOf(treated.flatMap(({ value, estimate }) => (value === key ? [estimate] : []))),
  }));
  // Rounded, so that 2003.3 − 2003.1 and 2003.4 − 2003.2 are one event time.
  const byEventTime = by(known, ({ at, value }) => Math.round((at - value) * 1e9) / 1e9);
  const byPeriod = by(treated, ({ at }) => at);
  return {
    simple: byShares(treated),
    group: {
      overall: byShares(byGroup.map(({ key, estimate }) => ({ group: sample.groups.indexOf(key), estimate }))),
      by: byGroup,
    },
    dynamic: { overall: plainMean(byEventTime.filter(({ key }) => key >= 0)), by: byEventTime },
    calendar: { overall: plainMean(byPeriod), by: byPeriod },
  };
}

function plainMean(some: readonly KeyedEstimate[]): LinearEstimate | null {
  return some.length === 0 ? null : meanOf(some.map(({ estimate }) => estimate));
}

function keysOf<T>(some: readonly T[], key: (own: T) => number): number[] {
  return [...new Set(some.map(key))].sort((a, b) => a - b);
}
