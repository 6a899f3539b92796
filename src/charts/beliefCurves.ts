import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Format } from './axis';
import { element, label, svg } from './svg';

export interface BeliefCurves {
  id: string;
  title: string;
  width?: number;
  /** Mean and standard deviation before and after; above 0. */
  before: { mean: number; sd: number };
  after: { mean: number; sd: number };
  format: Format;
}

const TOP = 18;
const BOTTOM = 92;
const STEPS = 60;

/** Where a number is believed to lie, before (dashed) and after: the narrower the hill, the surer. */
export function beliefCurves({ id, title, before, after, format, width = 342 }: BeliefCurves): string {
  const low = Math.min(0, before.mean - 2.6 * before.sd, after.mean - 2.6 * after.sd);
  const high = Math.max(before.mean + 2.6 * before.sd, after.mean + 2.6 * after.sd);
  const x = scaleLinear([low, high], [4, width - 4]);
  const y = scaleLinear([0, 1 / Math.min(before.sd, after.sd)], [BOTTOM, TOP]);
  const hill = (belief: { mean: number; sd: number }, kind: string): string => {
    const points = Array.from({ length: STEPS + 1 }, (_, at) => low + ((high - low) * at) / STEPS);
    const path = line<number>(
      (value) => x(value),
      (value) => y(Math.exp(-0.5 * ((value - belief.mean) / belief.sd) ** 2) / belief.sd),
    ).digits(1)(points);
    return element('path', { class: kind, d: path ?? '' });
  };
  const ticks = x.ticks(5).map((tick) => label(x(tick), BOTTOM + 16, format(tick), { 'text-anchor': 'middle' }));
  const mean = x(after.mean);
  const content = [
    element('line', { class: 'grid', x1: 4, x2: width - 4, y1: BOTTOM, y2: BOTTOM }),
    ...ticks,
    hill(before, 'hill before'),
    hill(after, 'hill'),
    element('line', { class: 'mean', x1: mean, x2: mean, y1: TOP, y2: BOTTOM }),
    label(mean, TOP - 6, format(after.mean), { class: 'strong', 'text-anchor': 'middle' }),
  ];
  const description =
    `Before ${format(before.mean)}, give or take ${format(before.sd)}; ` +
    `after ${format(after.mean)}, give or take ${format(after.sd)}.`;
  return svg({ id, kind: 'beliefs', width, height: BOTTOM + 22, title, description }, content.join(''));
}
