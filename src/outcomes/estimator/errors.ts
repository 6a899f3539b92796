import { type ClusterSums, clusterSums, standardErrors } from '../inference/clusters';
import type { LinearEstimate } from '../inference/influence';
import type { Sample } from './sample';

/** An effect with its standard error, in the unit of the outcome; null where it cannot be told: the notes say why. */
export interface Effect {
  att: number | null;
  se: number | null;
}

/** An error this much smaller than the outcomes is rounding: the outcomes do not vary. */
const ROUNDING = 1e-12;

/** Clustered standard errors of many estimates at once. */
export interface Errors {
  sums: ClusterSums;
  effect(estimate: LinearEstimate | null): Effect;
  /** Columns of `sums` of those estimates that have an error above zero. */
  columns(estimates: readonly (LinearEstimate | null)[]): number[];
}

/** Errors of the estimates, in the columns of `sums` in this order. */
export function errorsOf(estimates: readonly (LinearEstimate | null)[], sample: Sample): Errors {
  const known = estimates.filter((estimate) => estimate !== null);
  const column = new Map(known.map((estimate, k) => [estimate, k]));
  const sums = clusterSums(
    known.map(({ influence }) => influence),
    sample.byCluster,
  );
  const floor = ROUNDING * largest(sample.outcomes);
  const errors = Array.from(standardErrors(sums), (error) => (error > floor ? error : null));
  const errorOf = (estimate: LinearEstimate): number | null => errors[column.get(estimate)!];
  return {
    sums,
    effect: (estimate) => ({ att: estimate?.value ?? null, se: estimate && errorOf(estimate) }),
    columns: (some) => some.flatMap((own) => (own && errorOf(own) !== null ? [column.get(own)!] : [])),
  };
}

function largest(outcomes: readonly Float64Array[]): number {
  let most = 0;
  for (const outcome of outcomes) for (const value of outcome) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}
