import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { type Format, spread, valueGrid } from './axis';
import { WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface Recovery {
  id: string;
  title: string;
  width?: number;
  /** Levels over the mean of the year before the choice (1 = as much), by quarter since the choice; 0 is the last seen. */
  points: { quarter: number; chosen: number; all: number }[];
  format: Format;
}

const TOP = 30;
const BOTTOM = 200;
const LEFT = 46;

/**
 * What accounts that a rule chose did afterwards when nobody touched them, beside all accounts: the fall before is how
 * they were chosen, and what comes back comes back by itself.
 */
export function recovery({ id, title, points, format, width = WIDE }: Recovery): string {
  const right = width - 78;
  const [first, last] = [points[0]?.quarter ?? 0, points[points.length - 1]?.quarter ?? 1];
  const x = scaleLinear([first, Math.max(last, first + 1)], [LEFT + 6, right]);
  const levels = points.flatMap((p) => [p.chosen, p.all]);
  const y = scaleLinear([Math.min(...levels, 1), Math.max(...levels, 1.01)], [BOTTOM, TOP]).nice(4);
  const seen = x(Math.min(0, last));
  const content = [
    element('rect', { class: 'shaded', x: LEFT, y: TOP - 22, width: seen - LEFT, height: BOTTOM - TOP + 22 }),
    label(LEFT + 5, TOP - 8, 'seen when they were chosen', { class: 'quiet' }),
    valueGrid(y, y.ticks(4), { left: LEFT, right }, format),
    course(points, 'all', x, y, format),
    course(points, 'chosen', x, y, format),
    names(points, right, y),
    axis(points, x, width),
  ];
  return svg(
    { id, kind: 'recovery', width, height: BOTTOM + 42, title, description: describe(points, format) },
    content.join(''),
  );
}

type Position = (value: number) => number;
type Point = Recovery['points'][number];

function course(points: readonly Point[], of: 'chosen' | 'all', x: Position, y: Position, format: Format): string {
  const path = line<Point>(
    (p) => x(p.quarter),
    (p) => y(p[of]),
  ).digits(1)([...points]);
  const dots = points.map((p) =>
    element(
      'circle',
      { class: `course-${of}`, cx: x(p.quarter), cy: y(p[of]), r: 2.5 },
      hint(`${quarterName(p.quarter)}: ${format(p[of])}`),
    ),
  );
  return element('path', { class: `course course-${of}`, d: path ?? '' }) + (of === 'chosen' ? dots.join('') : '');
}

function names(points: readonly Point[], right: number, y: Position): string {
  const end = points[points.length - 1];
  if (!end) return '';
  const [chosen, all] = spread([y(end.chosen), y(end.all)], 15, TOP, BOTTOM);
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
  return marks.join('') + label(width - 78, BOTTOM + 35, 'quarters since the choice', { 'text-anchor': 'end' });
}

function quarterName(quarter: number): string {
  return quarter <= 0 ? `${-quarter} quarters before the choice ended` : `${quarter} quarters after`;
}

function describe(points: readonly Point[], format: Format): string {
  const at = (quarter: number): Point | undefined => points.find((p) => p.quarter === quarter);
  const said = [at(0), at(4), at(8)].flatMap((p) =>
    p
      ? [
          `${p.quarter === 0 ? 'At the choice' : `${p.quarter} quarters after`}: chosen ${format(p.chosen)}, all ${format(p.all)}`,
        ]
      : [],
  );
  return said.length === 0 ? 'Nothing to show yet.' : `Of the year before the choice. ${said.join('. ')}.`;
}
