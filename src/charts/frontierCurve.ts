import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type Format, spread, valueGrid } from './axis';
import { WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface FrontierCurve {
  id: string;
  title: string;
  width?: number;
  /** Tightest first: ε as a fraction, what the plan brings, what none can exceed (minor units); a name where it has one. */
  points: { epsilon: number; cents: number; boundCents: number; name?: string }[];
  /** ε of the policy. */
  own: number;
  ownLabel: string;
  format: Format;
  percent: Format;
}

const TOP = 24;
const PLOT = 190;
const LEFT = 52;
const RIGHT = 16;

/** What the best plan brings against how far a book may change; upright lines reach up to what no plan can exceed. */
export function frontierCurve(chart: FrontierCurve): string {
  const { id, title, points, own, ownLabel, format, percent, width = WIDE } = chart;
  const most = points.reduce((largest, point) => Math.max(largest, point.epsilon), own);
  const highest = points.reduce((largest, point) => Math.max(largest, point.boundCents), 1);
  const x = scaleLinear([0, most || 1], [LEFT, width - RIGHT]);
  const y = scaleLinear([0, highest], [TOP + PLOT, TOP]).nice(4);
  const foot = TOP + PLOT;
  const ticks = x
    .ticks(width > 500 ? 6 : 4)
    .map((tick) => label(x(tick), foot + 17, percent(tick), { 'text-anchor': 'middle' }));
  const marks = points.map((point) => {
    const at = x(point.epsilon);
    const text = `Books may change by ${percent(point.epsilon)}: ${format(point.cents)}, at most ${format(point.boundCents)}`;
    return (
      element('line', { class: 'reach', x1: at, x2: at, y1: y(point.cents), y2: y(point.boundCents) }) +
      element(
        'circle',
        { class: point.name ? 'mark named' : 'mark', cx: at, cy: y(point.cents), r: point.name ? 5 : 3.5 },
        hint(text),
      )
    );
  });
  const path =
    line<FrontierCurve['points'][number]>(
      (point) => x(point.epsilon),
      (point) => y(point.cents),
    ).digits(1)(points) ?? '';
  const content = [
    valueGrid(y, y.ticks(4), { left: LEFT, right: width - RIGHT }, format),
    element('line', { class: 'trade', x1: x(own), x2: x(own), y1: TOP - 6, y2: foot }),
    label(x(own) + 4, TOP - 10, ownLabel, { class: 'trade' }),
    element('path', { class: 'curve', d: path }),
    marks.join(''),
    names(points, x, y, width),
    ticks.join(''),
  ];
  return svg({ id, kind: 'frontier', width, height: foot + 26, title, description: describe(chart) }, content.join(''));
}

/** The names of points below the curve, moved apart so that none covers another. */
function names(
  points: FrontierCurve['points'],
  x: (value: number) => number,
  y: (value: number) => number,
  width: number,
): string {
  const named = points.filter((point) => point.name);
  const at = spread(
    named.map((point) => y(point.cents) + 20),
    15,
    TOP + 12,
    TOP + PLOT - 4,
  );
  return named
    .map((point, i) => {
      const late = x(point.epsilon) > width - 70;
      const place = x(point.epsilon) + (late ? -8 : 8);
      return label(place, at[i], point.name!, { class: 'strong', 'text-anchor': late ? 'end' : 'start' });
    })
    .join('');
}

function describe({ points, own, format, percent }: FrontierCurve): string {
  if (points.length === 0) return 'No point yet.';
  const sentences = points.map(
    ({ epsilon, cents, boundCents, name }) =>
      `${percent(epsilon)}: ${format(cents)}, at most ${format(boundCents)}${name ? ` (${name})` : ''}.`,
  );
  return `What the best plan brings when books may change by so much; the policy says ${percent(own)}. ${sentences.join(' ')}`;
}
