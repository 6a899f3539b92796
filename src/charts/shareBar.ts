import { scaleLinear } from 'd3-scale';
import type { Format } from './axis';
import { textWidth, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface ShareBar {
  id: string;
  title: string;
  width?: number;
  /** Parts in order; values ≥ 0. `tone` names a class of the stylesheet: better, worse, waiting, quiet, begun, rest. */
  parts: { label: string; value: number; tone: string }[];
  format: Format;
}

const HEIGHT = 26;
const ROW = 20;

/** One bar divided by shares, and its legend: every part with its mark, name, value and share. */
export function shareBar({ id, title, parts, format, width = WIDE }: ShareBar): string {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const x = scaleLinear([0, total || 1], [0, width]);
  const share = (value: number): string => (total === 0 ? '–' : `${Math.round((100 * value) / total)}%`);
  let before = 0;
  const pieces: string[] = [];
  for (const part of parts) {
    const left = x(before);
    before += part.value;
    const size = Math.max(0, x(before) - left - 1.5);
    const text = share(part.value);
    const box = element(
      'rect',
      { class: `tone-${part.tone}`, x: left, y: 0, width: size, height: HEIGHT },
      hint(`${part.label}: ${format(part.value)}, ${text}`),
    );
    pieces.push(box);
    if (textWidth(text) + 12 < size) pieces.push(label(left + 6, 17.5, text, { class: `on-tone on-${part.tone}` }));
  }
  const entries = parts.map((part) => ({
    ...part,
    text: `${part.label} ${format(part.value)} (${share(part.value)})`,
  }));
  const { marks, height } = legend(entries, width);
  const description = entries.length === 0 ? 'No parts.' : `${entries.map((entry) => entry.text).join(', ')}.`;
  return svg({ id, kind: 'share', width, height: HEIGHT + height, title, description }, pieces.join('') + marks);
}

/** Legend entries in as many rows as the width needs. */
function legend(entries: { text: string; tone: string }[], width: number): { marks: string; height: number } {
  let [x, y] = [0, HEIGHT + ROW];
  const marks = entries.map(({ text, tone }) => {
    const needs = 16 + textWidth(text);
    if (x > 0 && x + needs > width) [x, y] = [0, y + ROW];
    const mark =
      element('rect', { class: `tone-${tone}`, x, y: y - 9, width: 10, height: 10 }) + label(x + 15, y, text);
    x += needs + 14;
    return mark;
  });
  return { marks: marks.join(''), height: y - HEIGHT + 8 };
}
