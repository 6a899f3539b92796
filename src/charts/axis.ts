import { element, label } from './svg';

/** Writes a value for people, e.g. minor units as '$84k'. */
export type Format = (value: number) => string;

/** Horizontal grid lines with their values on the left; the line at zero is drawn stronger. */
export function valueGrid(
  scale: (value: number) => number,
  ticks: number[],
  area: { left: number; right: number },
  format: Format,
): string {
  return ticks
    .map((tick) => {
      const y = scale(tick);
      const line = element('line', {
        class: tick === 0 ? 'zero' : 'grid',
        x1: area.left,
        x2: area.right,
        y1: y,
        y2: y,
      });
      return line + label(area.left - 6, y + 4, format(tick), { 'text-anchor': 'end' });
    })
    .join('');
}

/** Moves positions apart until neighbours are at least `gap` from each other, staying close to where they wanted to be. */
export function spread(wanted: number[], gap: number, from: number, to: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  const placed: number[] = [];
  for (const [rank, { y }] of order.entries())
    placed.push(rank === 0 ? Math.max(y, from) : Math.max(y, placed[rank - 1] + gap));
  for (let rank = placed.length - 1; rank >= 0; rank--) {
    const limit = rank === placed.length - 1 ? to : placed[rank + 1] - gap;
    placed[rank] = Math.min(placed[rank], limit);
  }
  const result = new Array<number>(wanted.length);
  for (const [rank, { index }] of order.entries()) result[index] = placed[rank];
  return result;
}
