import { estimatePanel } from '../src/outcomes/estimator/estimate';
import { NEVER, type Panel } from '../src/outcomes/estimator/panel';
import { seededRandom } from '../src/shared/random';
import { measureHere } from './support';

const PERIODS = 24;
const GROUPS = [NEVER, NEVER, 6, 9, 12, 15, 18, 21];

/** A panel with a planted effect of 0.5, common trends and units of their own level. */
function madeUpPanel(units: number): Panel {
  const random = seededRandom(1);
  const group = Float64Array.from({ length: units }, () => random.pick(GROUPS));
  const level = Float64Array.from({ length: units }, () => random.normal());
  const outcome = (t: number, unit: number): number =>
    level[unit] + 0.1 * t + (t >= group[unit] ? 0.5 : 0) + random.normal();
  return {
    units: Array.from({ length: units }, (_, unit) => `u${unit}`),
    periods: Float64Array.from({ length: PERIODS }, (_, t) => t + 1),
    group,
    weight: new Float64Array(units).fill(1),
    changingWeights: null,
    cluster: Int32Array.from({ length: units }, (_, unit) => unit),
    clusters: units,
    outcomes: Array.from({ length: PERIODS }, (_, t) => Float64Array.from(group, (_g, unit) => outcome(t + 1, unit))),
  };
}

const panel = madeUpPanel(Number(process.argv[2]));

measureHere(() => {
  const options = { control: 'notyet', unbalanced: false, level: 0.9, draws: 999, random: seededRandom(2) } as const;
  const { simple, attGt, bands, preTest } = estimatePanel(panel, options);
  return { effects: attGt.length, simple, bands, preTest };
});
