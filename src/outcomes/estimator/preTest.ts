import { covariance } from '../inference/clusters';
import { type WaldTest, waldTest } from '../inference/wald';
import type { GroupTimeEffect } from './attGt';
import type { Errors } from './errors';

/** The test, or null and why there is none. */
export interface PreTest {
  test: WaldTest | null;
  note: string | null;
}

/**
 * Wald test that all pseudo-effects before treatment are zero, as they are under parallel trends (Callaway &
 * Sant'Anna 2021, §4; the package did reports the same). Effects without an error are left out.
 */
export function parallelTrendsTest(effects: readonly GroupTimeEffect[], errors: Errors): PreTest {
  const before = effects.flatMap(({ treated, estimate }) => (treated || !estimate ? [] : [estimate]));
  const tested = before.filter((estimate) => errors.columns([estimate]).length > 0);
  if (tested.length === 0) {
    return {
      test: null,
      note: 'No test of parallel trends: no effect before treatment can be estimated with an error.',
    };
  }
  const test = waldTest(
    tested.map(({ value }) => value),
    covariance(errors.sums, errors.columns(tested)),
  );
  const note = `No test of parallel trends: the ${tested.length} effects before treatment rest on too few independent units to be tested together.`;
  return { test, note: test ? null : note };
}
