import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type Format, spread, valueGrid } from './axis';
import { WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

/** A quarter with two rates of growth; null where there is none. */
export interface GrowthPoint {
  /** As people write it, e.g. 'Q2 2026'. */
  label: string;
  own: number | null;
  similar: number | null;
}

export interface GrowthLines {
  id: string;
  title: string;
  width?: number;
  points: GrowthPoint[];
  /** Position of the first quarter under the plan; a dashed line stands before it. Left out, or outside: none. */
  startAt?: number;
  /** Names at the ends of the lines. */
  names: { own: string; similar: string };
  format: Format;
}

const TOP = 30;
const BOTTOM = 190;
const LEFT = 46;
const NAMES = 108;

/** Growth quarter by quarter of some accounts beside that of similar ones, and where something began. */
export function growthLines(chart: GrowthLines): string {
  const { id, title, points, names, format, width = WIDE } = chart;
  const right = width - NAMES;
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [LEFT + 12, right - 8]);
  const values = points.flatMap(({ own, similar }) => [own, similar]).filter((value) => value !== null);
  const y = scaleLinear([Math.min(-0.02, ...values), Math.max(0.02, ...values)], [BOTTOM, TOP]).nice(4);
  const content = [
    valueGrid(y, y.ticks(4), { left: LEFT, right }, format),
    startLine(chart, x),
    course(points, 'similar', x, y, chart),
    course(points, 'own', x, y, chart),
    endNames(points, names, right, y),
    axis(points, x, width),
  ];
  const description = describe(chart);
  return svg({ id, kind: 'growth-lines', width, height: BOTTOM + 26, title, description }, content.join(''));
}

type Position = (value: number) => number;
type Side = 'own' | 'similar';

function startLine({ points, startAt }: GrowthLines, x: Position): string {
  if (startAt === undefined || startAt < 1 || startAt >= points.length) return '';
  const at = x(startAt - 0.5);
  return (
    element('line', { class: 'trade', x1: at, x2: at, y1: TOP - 6, y2: BOTTOM }) +
    label(at + 5, TOP - 10, 'coaching', { class: 'trade' })
  );
}

function course(points: readonly GrowthPoint[], side: Side, x: Position, y: Position, chart: GrowthLines): string {
  const known = points.flatMap((point, at) => (point[side] === null ? [] : [{ at, value: point[side], point }]));
  const path = line<(typeof known)[number]>(
    (p) => x(p.at),
    (p) => y(p.value),
  ).digits(1)(known);
  const dots = known.map(({ at, value, point }) =>
    element(
      'circle',
      { class: `growth-${side}`, cx: x(at), cy: y(value), r: 3 },
      hint(`${point.label}, ${chart.names[side]}: ${chart.format(value)}`),
    ),
  );
  return element('path', { class: `growth-line ${side}`, d: path ?? '' }) + dots.join('');
}

function endNames(points: readonly GrowthPoint[], names: GrowthLines['names'], right: number, y: Position): string {
  const last = (side: Side): number | null => points.findLast((point) => point[side] !== null)?.[side] ?? null;
  const ends = (['own', 'similar'] as const).flatMap((side) => {
    const value = last(side);
    return value === null ? [] : [{ side, at: y(value) }];
  });
  const placed = spread(
    ends.map(({ at }) => at),
    15,
    TOP,
    BOTTOM,
  );
  return ends
    .map(({ side }, k) =>
      label(right + 6, placed[k] + 4, names[side], { class: side === 'own' ? 'strong' : undefined }),
    )
    .join('');
}

function axis(points: readonly GrowthPoint[], x: Position, width: number): string {
  const every = Math.ceil(points.length / (width < 500 ? 3 : 7));
  return points
    .flatMap((point, at) =>
      at % every === 0 ? [label(x(at), BOTTOM + 18, point.label, { 'text-anchor': 'middle' })] : [],
    )
    .join('');
}

function describe({ points, names, format }: GrowthLines): string {
  if (points.length === 0) return 'No quarter can be compared yet.';
  return points
    .map(({ label: quarter, own, similar }) => {
      const said = (value: number | null): string => (value === null ? 'not known' : format(value));
      return `${quarter}: ${names.own} ${said(own)}, ${names.similar} ${said(similar)}`;
    })
    .join('; ');
}
