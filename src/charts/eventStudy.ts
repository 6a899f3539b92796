import { scaleLinear } from 'd3-scale';
import { area } from 'd3-shape';
import { type Format, valueGrid } from './axis';
import { textWidth, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface EventPoint {
  /** Quarters since the exchange; −1 is the last before. */
  quarter: number;
  value: number;
  interval: { low: number; high: number };
  /** Holds at all points at once. */
  band: { low: number; high: number };
  /** Drawn hollow: stands on weights, no longer on everybody who was compared. */
  weak?: boolean;
}

export interface EventStudyChart {
  id: string;
  title: string;
  width?: number;
  /** By quarter, without gaps in between. */
  points: EventPoint[];
  /** Quarters that are no test, first and last, and why; `short` where there is little room. */
  shaded: { from: number; to: number; label: string; short: string };
  format: Format;
}

const TOP = 34;
const BOTTOM = 232;
const LEFT = 46;

/**
 * An effect quarter by quarter, before and after: a point with its interval, the band over all of them behind, the
 * quarters that only show how somebody was chosen shaded, a line where the exchange lies.
 */
export function eventStudyChart(chart: EventStudyChart): string {
  const { id, title, points, shaded, format, width = WIDE } = chart;
  const [first, last] = [points[0]?.quarter ?? 0, points[points.length - 1]?.quarter ?? 1];
  const right = width - 8;
  const half = (right - LEFT) / (last - first + 1) / 2;
  const x = scaleLinear([first, Math.max(last, first + 1)], [LEFT + half, right - half]);
  const lows = points.flatMap((p) => [p.band.low, p.interval.low, 0]);
  const highs = points.flatMap((p) => [p.band.high, p.interval.high, 0]);
  const y = scaleLinear([Math.min(...lows, 0), Math.max(...highs, 0.01)], [BOTTOM, TOP]).nice(5);
  const content = [
    shade(chart, x, half, width),
    valueGrid(y, y.ticks(5), { left: LEFT, right }, format),
    bandOf(points, x, y),
    exchange(first, last, x),
    points.map((point) => mark(point, x, y, format)).join(''),
    axis(points, x, width),
  ];
  const description = describe(points, shaded.label, format);
  return svg({ id, kind: 'events', width, height: BOTTOM + 44, title, description }, content.join(''));
}

type Position = (value: number) => number;

function shade({ points, shaded }: EventStudyChart, x: Position, half: number, width: number): string {
  const inside = points.filter(({ quarter }) => quarter >= shaded.from && quarter <= shaded.to);
  if (inside.length === 0) return '';
  const left = x(inside[0].quarter) - half;
  const right = x(inside[inside.length - 1].quarter) + half;
  const box = element('rect', {
    class: 'shaded',
    x: left,
    y: TOP - 22,
    width: right - left,
    height: BOTTOM - TOP + 22,
  });
  const room = Math.max(right - left, width * 0.3);
  const text = [shaded.label, shaded.short].find((one) => textWidth(one) + 8 <= room) ?? '';
  return box + label(left + 5, TOP - 8, text, { class: 'quiet' });
}

function bandOf(points: readonly EventPoint[], x: Position, y: Position): string {
  const path = area<EventPoint>()
    .x((p) => x(p.quarter))
    .y0((p) => y(p.band.low))
    .y1((p) => y(p.band.high))
    .digits(1)([...points]);
  return path ? element('path', { class: 'band-area', d: path }) : '';
}

function exchange(first: number, last: number, x: Position): string {
  if (first >= 0 || last < 0) return '';
  const at = x(-0.5);
  const line = element('line', { class: 'trade', x1: at, x2: at, y1: TOP - 4, y2: BOTTOM });
  return line + label(at + 5, TOP - 8, 'exchange', { class: 'trade' });
}

function mark({ quarter, value, interval, weak }: EventPoint, x: Position, y: Position, format: Format): string {
  const at = x(quarter);
  const text = hint(
    `${quarterName(quarter)}: ${format(value)}, between ${format(interval.low)} and ${format(interval.high)}`,
  );
  return (
    element('line', { class: 'whisker', x1: at, x2: at, y1: y(interval.low), y2: y(interval.high) }) +
    element('circle', { class: weak ? 'estimate weak' : 'estimate', cx: at, cy: y(value), r: 3.5 }, text)
  );
}

function axis(points: readonly EventPoint[], x: Position, width: number): string {
  const every = width < 500 ? 4 : 2;
  const marks = points
    .filter(({ quarter }) => quarter % every === 0)
    .map(({ quarter }) =>
      label(x(quarter), BOTTOM + 18, signed(quarter), {
        'text-anchor': 'middle',
        class: quarter === 0 ? 'strong' : undefined,
      }),
    );
  return marks.join('') + label(width - 8, BOTTOM + 36, 'quarters before and after', { 'text-anchor': 'end' });
}

function signed(quarter: number): string {
  return quarter < 0 ? `−${-quarter}` : quarter === 0 ? '0' : `+${quarter}`;
}

function quarterName(quarter: number): string {
  if (quarter < 0) return quarter === -1 ? 'last quarter before' : `${-quarter} quarters before`;
  return quarter === 0 ? 'first quarter after' : `quarter ${quarter + 1} after`;
}

function describe(points: readonly EventPoint[], why: string, format: Format): string {
  if (points.length === 0) return 'No quarter can be compared yet.';
  const after = points.filter(({ quarter }) => quarter >= 0);
  const said = after.map(
    ({ quarter, value, interval }) =>
      `${quarterName(quarter)} ${format(value)} (${format(interval.low)} to ${format(interval.high)})`,
  );
  const before = points.length - after.length;
  return [
    before > 0 ? `${before} quarters before, of which the last eight show ${why}.` : '',
    said.length > 0 ? `After: ${said.join(', ')}.` : 'No complete quarter after yet.',
  ]
    .join(' ')
    .trim();
}
