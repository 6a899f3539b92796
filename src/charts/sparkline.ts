import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Format } from './axis';
import { element, svg } from './svg';

export interface Sparkline {
  id: string;
  title: string;
  /** Values in order, e.g. minor units by quarter; at least one. */
  values: number[];
  /** Position from which on another rep owned: a small upright line before it. */
  tradeAt?: number;
  format: Format;
  width?: number;
  height?: number;
}

/** A line as high as a word, its last value marked; the bottom is zero unless values go below it. */
export function sparkline({ id, title, values, tradeAt, format, width = 96, height = 22 }: Sparkline): string {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [2, width - 4]);
  const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [height - 3, 3]);
  const path =
    line<number>(
      (_, at) => x(at),
      (value) => y(value),
    ).digits(1)(values) ?? '';
  const last = values.length - 1;
  const marker =
    tradeAt === undefined
      ? ''
      : element('line', { class: 'trade', x1: x(tradeAt - 0.5), x2: x(tradeAt - 0.5), y1: 1, y2: height - 1 });
  const content =
    marker +
    element('path', { class: 'line', d: path }) +
    element('circle', { class: 'end', cx: x(last), cy: y(values[last] ?? 0), r: 2 });
  const description =
    values.length === 0
      ? 'No values.'
      : `From ${format(values[0])} to ${format(values[last])} over ${values.length} quarters.`;
  return svg({ id, kind: 'spark', width, height, title, description }, content);
}
