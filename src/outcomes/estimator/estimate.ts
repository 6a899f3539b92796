import type { Random } from '../../shared/random';
import { bandCriticalValue, pointwiseCriticalValue } from '../inference/bands';
import { multiplierBootstrap } from '../inference/multiplierBootstrap';
import type { WaldTest } from '../inference/wald';
import { type Aggregates, aggregate, type KeyedEstimate } from './aggregate';
import { type GroupTimeEffect, groupTimeEffects } from './attGt';
import { type Effect, type Errors, errorsOf } from './errors';
import { missingNotes } from './missing';
import type { Panel } from './panel';
import { parallelTrendsTest } from './preTest';
import { PanelRefusal } from './refusal';
import { prepareSample, type Sample, type SampleOptions } from './sample';

export interface EstimateOptions extends SampleOptions {
  /** Confidence of intervals and bands, e.g. 0.95. */
  level: number;
  /** Draws of the multiplier bootstrap behind the bands. */
  draws: number;
  random: Random;
}

/** An aggregate with one effect per group, event time or period, its key. */
export interface EffectFamily {
  overall: Effect;
  by: (Effect & { key: number })[];
}

/** Critical values of the bands that cover all effects of a family at once, beside the pointwise one. */
export interface Bands {
  pointwise: number;
  attGt: number;
  group: number;
  dynamic: number;
  calendar: number;
}

/** Everything that is estimated from a panel. */
export interface PanelEstimate {
  sample: Sample;
  attGt: (Effect & { group: number; period: number; treated: boolean })[];
  simple: Effect;
  group: EffectFamily;
  dynamic: EffectFamily;
  calendar: EffectFamily;
  bands: Bands;
  preTest: WaldTest | null;
  /** What was left out, assumed or cannot be told, one sentence each. */
  notes: string[];
}

/**
 * The textbook estimator: Callaway & Sant'Anna (2021), "Difference-in-differences with multiple time periods", Journal
 * of Econometrics 225, 200–230, without covariates, with a varying base period and analytic clustered errors.
 * @throws PanelRefusal when the panel allows no estimate; see prepareSample
 */
export function estimatePanel(panel: Panel, options: EstimateOptions): PanelEstimate {
  const sample = prepareSample(panel, options);
  const effects = groupTimeEffects(sample);
  if (effects.every(({ estimate }) => estimate === null)) {
    throw new PanelRefusal('estimate.noControls', 'group', `nothing can be estimated: ${effects[0].missing}.`);
  }
  const aggregates = aggregate(effects, sample);
  const errors = errorsOf(allEstimates(effects, aggregates), sample);
  const { test, note } = parallelTrendsTest(effects, errors);
  const result = {
    attGt: effects.map((effect) => ({
      group: effect.group,
      period: sample.periods[effect.period],
      treated: effect.treated,
      ...errors.effect(effect.estimate),
    })),
    simple: errors.effect(aggregates.simple),
    group: family(aggregates.group, errors),
    dynamic: family(aggregates.dynamic, errors),
    calendar: family(aggregates.calendar, errors),
  };
  const notes = [...sample.notes, ...missingNotes(effects, result.attGt, sample.clusters), ...(note ? [note] : [])];
  return { sample, ...result, bands: bandsOf(effects, aggregates, errors, options), preTest: test, notes };
}

type Family = Aggregates['group'];

function family({ overall, by }: Family, errors: Errors): EffectFamily {
  return { overall: errors.effect(overall), by: by.map(({ key, estimate }) => ({ key, ...errors.effect(estimate) })) };
}

const estimatesIn = (by: readonly KeyedEstimate[]) => by.map(({ estimate }) => estimate);

function allEstimates(effects: readonly GroupTimeEffect[], { simple, group, dynamic, calendar }: Aggregates) {
  return [
    ...effects.map(({ estimate }) => estimate),
    simple,
    ...[group, dynamic, calendar].flatMap(({ overall, by }) => [overall, ...estimatesIn(by)]),
  ];
}

/** All families share their draws. With two periods there is one effect a group, and did reports no bands either. */
function bandsOf(
  effects: readonly GroupTimeEffect[],
  { group, dynamic, calendar }: Aggregates,
  { sums, columns }: Errors,
  { level, draws, random }: EstimateOptions,
): Bands {
  const drawn = multiplierBootstrap(sums, draws, random);
  const band = (estimates: Parameters<Errors['columns']>[0]): number =>
    bandCriticalValue(drawn, sums.columns, columns(estimates), level);
  return {
    pointwise: pointwiseCriticalValue(level),
    attGt: band(effects.map(({ estimate }) => estimate)),
    group: band(estimatesIn(group.by)),
    dynamic: band(estimatesIn(dynamic.by)),
    calendar: band(estimatesIn(calendar.by)),
  };
}
