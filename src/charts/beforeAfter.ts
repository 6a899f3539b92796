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
/** Between a line's end and its name, bridged by a leader where the name had to move away. */
const GAP = 24;

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
  const plot = Math.max(140, lines.length * ROW * 1.3);
  const [left, right] = [Math.max(64, width * 0.16), width * 0.48];
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
    (beginsLike(name) > 1 ? fitMiddle : fitText)(`${format(after)} ${name}`, width - right - GAP);
  const content = lines.map((line, at) => {
    const kind = line.compare ? 'slope compare' : `slope ${line.after >= line.before ? 'better' : 'worse'}`;
    const text = hint(`${line.label}: ${format(line.before)} before, ${format(line.after)} after`);
    return [
      element('line', { class: kind, x1: left, x2: right, y1: y(line.before), y2: y(line.after) }, text),
      element('circle', { class: kind, cx: left, cy: y(line.before), r: 3 }),
      element('circle', { class: kind, cx: right, cy: y(line.after), r: 3 }),
      leader(right, y(line.after), atRight[at]),
      label(right + GAP, atRight[at] + 4, nameOf(line), line.compare ? {} : { class: 'strong' }),
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

/** From the end of a line to its name. */
function leader(x: number, from: number, to: number): string {
  return element('line', { class: 'grid', x1: x + 5, x2: x + GAP - 4, y1: from, y2: to });
}
