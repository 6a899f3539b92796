import { scaleLinear } from 'd3-scale';
import type { Format } from './axis';
import { fitText, textWidth, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface MiniBars {
  id: string;
  title: string;
  width?: number;
  /** One bar a row; `typical`, where given, is what similar ones have: a tick across the bar. */
  rows: { label: string; value: number; typical?: number }[];
  /** What the tick means, e.g. 'median of similar customers'. */
  typicalLabel?: string;
  format: Format;
}

const ROW = 24;

/** Small horizontal bars beside their words; negative values go to the left of zero. */
export function miniBars({ id, title, rows, typicalLabel, format, width = WIDE }: MiniBars): string {
  const names = Math.min(180, width * 0.36, Math.max(0, ...rows.map((row) => textWidth(row.label) + 6)));
  const values = rows.flatMap((row) => [row.value, row.typical ?? 0]);
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [names + 8, width - 64]);
  const content = rows.map((row, at) => {
    const top = at * ROW + 4;
    const [left, right] = [x(Math.min(0, row.value)), x(Math.max(0, row.value))];
    const tick =
      row.typical === undefined
        ? ''
        : element(
            'line',
            { class: 'typical', x1: x(row.typical), x2: x(row.typical), y1: top - 1, y2: top + 17 },
            hint(`${typicalLabel ?? 'typical'}: ${format(row.typical)}`),
          );
    return [
      label(names, top + 12, fitText(row.label, names), { 'text-anchor': 'end' }),
      element(
        'rect',
        { class: row.value < 0 ? 'bar negative' : 'bar', x: left, y: top + 2, width: right - left, height: 12 },
        hint(`${row.label}: ${format(row.value)}`),
      ),
      tick,
      label(Math.max(right, row.typical === undefined ? right : x(row.typical)) + 6, top + 12, format(row.value)),
    ].join('');
  });
  const key = typicalLabel && rows.some((row) => row.typical !== undefined);
  const foot = rows.length * ROW + 8;
  if (key) {
    content.push(element('line', { class: 'typical', x1: x(0) + 1, x2: x(0) + 1, y1: foot, y2: foot + 14 }));
    content.push(label(x(0) + 8, foot + 12, typicalLabel));
  }
  const description = rows.map(
    (row) =>
      `${row.label} ${format(row.value)}${row.typical === undefined ? '' : ` (${typicalLabel ?? 'typical'} ${format(row.typical)})`}`,
  );
  return svg(
    {
      id,
      kind: 'mini',
      width,
      height: foot + (key ? 20 : 0),
      title,
      description: `${description.join(', ') || 'Nothing to show'}.`,
    },
    content.join(''),
  );
}
