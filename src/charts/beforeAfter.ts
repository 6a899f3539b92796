import { scaleLinear } from 'd3-scale';
import { type Format, spread } from './axis';
import { fitMiddle, fitText, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface BeforeAfter {
  id: string;
  title: string;
  width?: number;
  beforeLabel: string;
  afterLabel: string;
  /** One line each; `compare` marks what the others are compared with, drawn dashed. */
  lines: { label: string; before: number; after: number; compare?: boolean }[];
  format: Format;
}

const TOP = 30;
const ROW = 17;

/** A line from before to after for each thing, named with its figures at both ends; the comparison is dashed. */
export function beforeAfter({
  id,
  title,
  lines,
  beforeLabel,
  afterLabel,
  format,
  width = Math.min(WIDE, 560),
}: BeforeAfter): string {
  const plot = Math.max(140, lines.length * ROW);
  const [left, right] = [width * 0.24, width * 0.6];
  const values = lines.flatMap((line) => [line.before, line.after]);
  // A slope shows a change, so the scale need not begin at zero; both ends carry their figures.
  const [low, high] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 1];
  const y = scaleLinear([low, high], [TOP + plot, TOP]);
  const place = (wanted: number[]): number[] => spread(wanted, ROW, TOP, TOP + plot);
  // Lines that begin at one point share its figure.
  const starts = [...new Set(lines.map((line) => line.before))];
  const leftPlaces = place(starts.map(y));
  const atRight = place(lines.map((line) => y(line.after)));
  const beginsLike = (line: string): number => lines.filter((other) => other.label.startsWith(line.slice(0, 6))).length;
  const nameOf = ({ label: name, after }: BeforeAfter['lines'][number]): string =>
    (beginsLike(name) > 1 ? fitMiddle : fitText)(`${format(after)} ${name}`, width - right - 10);
  const content = lines.map((line, at) => {
    const kind = line.compare ? 'slope compare' : `slope ${line.after >= line.before ? 'better' : 'worse'}`;
    const text = hint(`${line.label}: ${format(line.before)} before, ${format(line.after)} after`);
    return [
      element('line', { class: kind, x1: left, x2: right, y1: y(line.before), y2: y(line.after) }, text),
      element('circle', { class: kind, cx: left, cy: y(line.before), r: 3 }),
      element('circle', { class: kind, cx: right, cy: y(line.after), r: 3 }),
      label(right + 8, atRight[at] + 4, nameOf(line), { class: 'strong' }),
    ].join('');
  });
  const figures = starts.map((before, at) =>
    label(left - 8, leftPlaces[at] + 4, format(before), { 'text-anchor': 'end' }),
  );
  const heads = label(left, 14, beforeLabel, { 'text-anchor': 'end' }) + label(right, 14, afterLabel);
  const posts = [left, right]
    .map((x) => element('line', { class: 'grid', x1: x, x2: x, y1: TOP - 6, y2: TOP + plot + 6 }))
    .join('');
  const description = lines
    .map((line) => `${line.label}: ${format(line.before)} ${beforeLabel}, ${format(line.after)} ${afterLabel}.`)
    .join(' ');
  return svg(
    {
      id,
      kind: 'slopes',
      width,
      height: TOP + plot + 14,
      title,
      description: description || 'Nothing to compare yet.',
    },
    heads + posts + figures.join('') + content.join(''),
  );
}
