import { groupBy } from '../../shared/groupBy';
import { seededRandom } from '../../shared/random';
import { bandCriticalValue, pointwiseCriticalValue } from '../inference/bands';
import { clusterSums, covariance, unitClusters } from '../inference/clusters';
import { hotellingP } from '../inference/fTail';
import type { Interval } from '../inference/interval';
import { multiplierBootstrap } from '../inference/multiplierBootstrap';
import { waldTest } from '../inference/wald';
import type { Cell } from './cells';
import { type Compared, comparedOver, type Span } from './compared';
import { claimedInterval, LEVEL } from './mainEffect';
import { type Pooled, pool } from './pool';
import type { Rows } from './rows';
import type { MeasuredStack } from './types';

/** Quarters up to this one lie before everything that the choice of candidates looked at. */
export const LAST_UNSEEN = -9;
const DRAWS = 999;

export interface EventPoint {
  /** Quarters since the effective one; −1 is the last before. */
  eventQuarter: number;
  effect: Pooled;
  interval: Interval;
  /** Holds at all points at once with the same probability. */
  band: Interval;
  /** Some of its rotations had moved on by then: those who left are stood for by weights. */
  afterMainWindow: boolean;
}

export interface EventStudy {
  points: EventPoint[];
  /**
   * That moved accounts and controls were apart in the quarters before the choice looked at anything; null without such
   * quarters. Quarters −8 to −1 show how the candidates were chosen and test nothing.
   */
  preTest: PreTest | null;
}

/** Whether several differences before are all zero; `quarters` of them, p by Hotelling's T². */
export interface PreTest {
  quarters: number;
  p: number;
}

/**
 * The effect by quarters before and after the rotation, pooled over rotations, with simultaneous bands: the multiplier
 * bootstrap over accounts, widened as the pointwise errors are. Quarters in which too little is compared to claim an
 * interval are left out.
 * @param known cells of these stacks over that span; made anew when left out
 */
export function eventStudy(
  stacks: readonly MeasuredStack[],
  span: Span,
  seed: number,
  { cells, rows }: Compared = comparedOver(stacks, span),
): EventStudy {
  const untouched = new Map(stacks.map(({ stack }) => [stack.id, stack.lastUntouched]));
  const isAfter = (cell: Cell): boolean => cell.quarter > untouched.get(cell.stackId)!;
  const estimates = [...groupBy(cells, (cell) => cell.eventQuarter)]
    .sort(([a], [b]) => a - b)
    .flatMap(([eventQuarter, own]) => {
      const effect = pool(own, rows);
      const interval = effect && claimedInterval(effect, own);
      return interval === null ? [] : [{ eventQuarter, effect: effect!, interval, afterMainWindow: own.some(isAfter) }];
    });
  const widening = bandWidening(
    estimates.map(({ effect }) => effect),
    rows,
    seed,
  );
  return {
    points: estimates.map((estimate) => {
      const { effect, interval } = estimate;
      const half = widening * (interval.high - effect.value);
      return { ...estimate, band: { low: effect.value - half, high: effect.value + half } };
    }),
    preTest: preTestOf(estimates.filter(({ eventQuarter }) => eventQuarter <= LAST_UNSEEN).map(({ effect }) => effect)),
  };
}

/** By how much wider a band over all points is than an interval of one. */
function bandWidening(effects: readonly Pooled[], { count }: Rows, seed: number): number {
  const chosen = effects.flatMap(({ accountError }, k) => (accountError > 0 ? [k] : []));
  if (chosen.length < 2) return 1;
  const sums = clusterSums(
    effects.map(({ correctedInfluence }) => correctedInfluence),
    unitClusters(count),
  );
  const draws = multiplierBootstrap(sums, DRAWS, seededRandom(seed));
  return bandCriticalValue(draws, effects.length, chosen, LEVEL) / pointwiseCriticalValue(LEVEL);
}

function preTestOf(effects: readonly Pooled[]): PreTest | null {
  if (effects.length === 0) return null;
  const units = effects[0].influence.length;
  const sums = clusterSums(
    effects.map(({ correctedInfluence }) => correctedInfluence),
    unitClusters(units),
  );
  // The influences of these estimates add up, where those of a sample mean are averaged.
  const matrix = covariance(
    sums,
    effects.map((_, k) => k),
  ).map((entry) => entry * units * units);
  const test = waldTest(
    effects.map(({ value }) => value),
    matrix,
  );
  const p = test && hotellingP(test.wald, test.df, Math.min(...effects.map(({ df }) => df)));
  return p === null ? null : { quarters: effects.length, p };
}
