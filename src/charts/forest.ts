import { scaleLinear } from 'd3-scale';
import type { Format } from './axis';
import { fitText, textWidth, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface ForestRow {
  label: string;
  /** Null = nothing to draw; `note` says why. */
  value: number | null;
  interval: { low: number; high: number } | null;
  /** What is left when weighed against all: an open diamond. */
  shrunken?: number | null;
  /** A word on the right, in whose tone the mark is drawn. */
  note: string;
  tone: 'better' | 'worse' | 'quiet';
}

export interface Forest {
  id: string;
  title: string;
  width?: number;
  rows: ForestRow[];
  /** The mean of all, as a filled diamond below the rows. */
  summary: Pick<ForestRow, 'label' | 'value' | 'interval' | 'note'> | null;
  format: Format;
}

/** Beyond these an interval is drawn to the edge. */
const LEAST = -1;
const MOST = 1.5;
const NARROW_BELOW = 500;

/** One effect a row with its interval, a line at zero, the mean of all below: which ones stand clear of chance. */
export function forest({ id, title, rows, summary, format, width = WIDE }: Forest): string {
  const narrow = width < NARROW_BELOW;
  const place: Place = narrow
    ? { narrow, width, row: 42, middle: 28, left: 12, right: width - 52 }
    : { narrow, width, row: 26, middle: 14, left: width * 0.42 + 12, right: width - 158 };
  const all: AnyRow[] = [...rows, ...(summary ? [summary] : [])];
  const scale = scaleLinear(domain(all), [place.left, place.right]).clamp(true);
  const foot = all.length * place.row + 6;
  const content = [
    ...rows.map(
      (row, at) => zeroAt(at, scale, place) + estimate(row, at, scale, place, format) + words(row, at, place, format),
    ),
    ...(summary ? [summaryRow(summary, rows.length, scale, place, format)] : []),
    ...scale
      .ticks(narrow ? 3 : 4)
      .map((tick) => label(scale(tick), foot + 14, format(tick), { 'text-anchor': 'middle' })),
  ];
  const description = all.map((row) => `${row.label}: ${figures(row, format)}`).join('. ');
  return svg(
    { id, kind: 'forest', width, height: foot + 22, title, description: description || 'Nothing to compare yet.' },
    content.join(''),
  );
}

type AnyRow = NonNullable<Forest['summary']>;
type Scale = ReturnType<typeof scaleLinear<number, number>>;

interface Place {
  narrow: boolean;
  width: number;
  /** Height of a row, and where its marks lie in it; on phones the words stand above them. */
  row: number;
  middle: number;
  left: number;
  right: number;
}

/** All estimates, and what nine intervals in ten need: one wild interval would press the others together. */
function domain(rows: readonly AnyRow[]): [number, number] {
  const values = rows.flatMap(({ value }) => value ?? []);
  const ends = rows.flatMap(({ interval }) => interval ?? []);
  const low = Math.max(LEAST, Math.min(0, ...values, -mostOf(ends.map((end) => -end.low))));
  const high = Math.min(MOST, Math.max(0, ...values, mostOf(ends.map((end) => end.high))));
  return low === high ? [-0.1, 0.1] : [low, high];
}

function mostOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.round((values.length - 1) * 0.9)] ?? 0;
}

function zeroAt(at: number, x: Scale, { row, middle, narrow }: Place): string {
  const [y, half] = [at * row + middle, narrow ? 9 : 13];
  return element('line', { class: 'zero', x1: x(0), x2: x(0), y1: y - half, y2: y + half });
}

function estimate(row: ForestRow, at: number, x: Scale, place: Place, format: Format): string {
  const { value, interval, shrunken, tone } = row;
  if (value === null) return '';
  const y = at * place.row + place.middle;
  const text = hint(`${row.label}: ${figures(row, format)}`);
  const box = element(
    'rect',
    { class: `estimate point-${tone}`, x: x(value) - 4, y: y - 4, width: 8, height: 8 },
    text,
  );
  const guess = shrunken == null ? '' : diamond('shrunken', [x(shrunken) - 4, x(shrunken), x(shrunken) + 4], y, 4);
  return (interval ? whisker(interval, y, x) : '') + box + guess;
}

/** A line from low to high; an arrow where it goes on beyond the drawing. */
function whisker({ low, high }: { low: number; high: number }, y: number, x: Scale): string {
  const [least, most] = x.domain();
  const line = element('line', { class: 'whisker', x1: x(low), x2: x(high), y1: y, y2: y });
  const arrow = (end: number, by: number): string =>
    element('path', {
      class: 'whisker',
      d: `M${tenths(end - by)},${y - 3}L${tenths(end)},${y}L${tenths(end - by)},${y + 3}`,
    });
  return line + (low < least ? arrow(x(least), -4) : '') + (high > most ? arrow(x(most), 4) : '');
}

function summaryRow(row: AnyRow, at: number, x: Scale, place: Place, format: Format): string {
  const y = at * place.row;
  const rule = element('line', { class: 'grid', x1: 0, x2: place.width, y1: y, y2: y });
  const { low, high } = row.interval ?? { low: row.value ?? 0, high: row.value ?? 0 };
  const middle = x(row.value ?? 0);
  const ends: [number, number, number] = [Math.min(x(low), middle - 4), middle, Math.max(x(high), middle + 4)];
  const mark = row.value === null ? '' : diamond('summary', ends, y + place.middle, 6);
  return rule + zeroAt(at, x, place) + mark + words(row, at, place, format, 'strong');
}

function diamond(kind: string, [left, middle, right]: [number, number, number], y: number, half: number): string {
  const [l, m, r] = [left, middle, right].map(tenths);
  return element('path', { class: kind, d: `M${l},${y}L${m},${y - half}L${r},${y}L${m},${y + half}Z` });
}

function words(
  row: AnyRow,
  at: number,
  { narrow, width, row: height, middle, left, right }: Place,
  format: Format,
  kind?: string,
): string {
  const y = at * height + middle;
  if (!narrow) {
    const said = [row.value === null ? '' : format(row.value), row.note].filter((part) => part !== '').join(' ');
    const name = label(0, y + 4, fitText(row.label, left - 12), { class: kind });
    return name + label(right + 10, y + 4, said, { class: row.value === null ? undefined : 'strong' });
  }
  const name = label(0, y - 14, fitText(row.label, width - textWidth(row.note) - 14), { class: kind });
  const note = label(width, y - 14, row.note, { 'text-anchor': 'end', class: kind });
  return name + note + (row.value === null ? '' : label(right + 8, y + 4, format(row.value), { class: 'strong' }));
}

function figures({ value, interval, note }: AnyRow, format: Format): string {
  if (value === null) return note;
  const range = interval ? `, between ${format(interval.low)} and ${format(interval.high)}` : '';
  return `${format(value)}${range}${note ? `, ${note}` : ''}`;
}

const tenths = (value: number): string => value.toFixed(1);
