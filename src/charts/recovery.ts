import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type Format, spread, valueGrid } from './axis';
import { WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface Recovery {
  id: string;
  title: string;
  width?: number;
  /** Level in proportion to all accounts (1 = as all), by quarter since the choice; 0 is the last that was seen. */
  points: { quarter: number; level: number }[];
  format: Format;
}

const TOP = 30;
const BOTTOM = 200;
const LEFT = 46;
const NAMES = 78;

/**
 * What accounts that a rule chose did afterwards when nobody touched them, against all accounts: the fall before is how
 * they were chosen, and what comes back comes back by itself.
 */
export function recovery({ id, title, points, format, width = WIDE }: Recovery): string {
  const right = width - NAMES;
  const [first, last] = [points[0]?.quarter ?? 0, points[points.length - 1]?.quarter ?? 1];
  const x = scaleLinear([first, Math.max(last, first + 1)], [LEFT + 6, right]);
  const levels = points.map((p) => p.level);
  const y = scaleLinear([Math.min(...levels, 0.98), Math.max(...levels, 1.02)], [BOTTOM, TOP]).nice(4);
  const seen = x(Math.min(0, last));
  const content = [
    element('rect', { class: 'shaded', x: LEFT, y: TOP - 22, width: seen - LEFT, height: BOTTOM - TOP + 22 }),
    label(LEFT + 5, TOP - 8, 'seen when they were chosen', { class: 'quiet' }),
    valueGrid(y, y.ticks(4), { left: LEFT, right }, format),
    element('line', { class: 'course-all', x1: LEFT, x2: right, y1: y(1), y2: y(1) }),
    course(points, x, y, format),
    names(points, right, y),
    axis(points, x, width),
  ];
  const description = describe(points, format);
  return svg({ id, kind: 'recovery', width, height: BOTTOM + 42, title, description }, content.join(''));
}

type Position = (value: number) => number;
type Point = Recovery['points'][number];

function course(points: readonly Point[], x: Position, y: Position, format: Format): string {
  const path = line<Point>(
    (p) => x(p.quarter),
    (p) => y(p.level),
  ).digits(1)([...points]);
  const dots = points.map((p) =>
    element(
      'circle',
      { class: 'course-chosen', cx: x(p.quarter), cy: y(p.level), r: 2.5 },
      hint(`${quarterName(p.quarter)}: ${format(p.level)} of all`),
    ),
  );
  return element('path', { class: 'course', d: path ?? '' }) + dots.join('');
}

function names(points: readonly Point[], right: number, y: Position): string {
  const end = points[points.length - 1];
  if (!end) return '';
  const [chosen, all] = spread([y(end.level), y(1)], 15, TOP, BOTTOM);
  return label(right + 8, chosen + 4, 'chosen', { class: 'strong' }) + label(right + 8, all + 4, 'all accounts');
}

function axis(points: readonly Point[], x: Position, width: number): string {
  const every = width < 500 ? 4 : 2;
  const marks = points
    .filter(({ quarter }) => quarter % every === 0)
    .map(({ quarter }) =>
      label(x(quarter), BOTTOM + 17, quarter > 0 ? `+${quarter}` : String(quarter).replace('-', '−'), {
        'text-anchor': 'middle',
      }),
    );
  return marks.join('') + label(width - NAMES, BOTTOM + 35, 'quarters since the choice', { 'text-anchor': 'end' });
}

function quarterName(quarter: number): string {
  if (quarter === 0) return 'last quarter seen';
  return quarter < 0 ? `${-quarter} quarters before that` : `${quarter} quarters after`;
}

function describe(points: readonly Point[], format: Format): string {
  const said = [0, points[0]?.quarter, 4, 8].flatMap((quarter) => {
    const point = points.find((p) => p.quarter === quarter);
    return point ? [`${quarterName(point.quarter)} ${format(point.level)}`] : [];
  });
  return said.length === 0
    ? 'Nothing to show yet.'
    : `In proportion to all accounts: ${[...new Set(said)].join(', ')}.`;
}
