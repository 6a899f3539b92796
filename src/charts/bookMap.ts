import { scaleLinear, scaleLog, scaleSqrt } from 'd3-scale';
import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import type { AccountState } from '../growth/types';
import type { Format } from './axis';
import { WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface BookMap {
  id: string;
  title: string;
  width?: number;
  /** Accounts of one book. Growth is a fraction, null where it cannot be computed (then the account is left out). */
  accounts: { name: string; state: AccountState; headroomCents: number; growth: number | null; t4qCents: number }[];
  format: Format;
}

/** Growth beyond this is drawn at the edge. */
const MOST = 0.6;
const HEIGHT = 320;
const AREA = { left: 44, top: 14, bottom: HEIGHT - 66 };

/** Room for the largest mark between the outermost values and the numbers of the axes. */
const INSET = 16;

/** A shape a state, so that the colour is never alone. */
const SHAPES: { states: AccountState[]; name: string; tone: string; type: SymbolType }[] = [
  { states: ['growing'], name: 'growing', tone: 'better', type: symbolCircle },
  { states: ['flat'], name: 'flat', tone: 'waiting', type: symbolSquare },
  { states: ['lagging'], name: 'lagging', tone: 'waiting', type: symbolDiamond },
  { states: ['declining'], name: 'declining', tone: 'worse', type: symbolTriangle },
  { states: ['new', 'lapsed'], name: 'new or lapsed', tone: 'quiet', type: symbolCircle },
];

/** Headroom (logarithmic, to the right) against growth (upwards), sized by revenue: what is down right deserves a look. */
export function bookMap({ id, title, accounts, format, width = WIDE }: BookMap): string {
  const drawn = accounts.filter((account) => account.growth !== null).sort((a, b) => b.t4qCents - a.t4qCents);
  const right = width - 14;
  const most = Math.max(100_000, ...drawn.map((account) => account.headroomCents));
  const least = Math.max(10_000, most / 10_000);
  const x = scaleLog([least, most], [AREA.left + INSET, right])
    .clamp(true)
    .nice();
  const y = scaleLinear([-MOST, MOST], [AREA.bottom - INSET, AREA.top + INSET]).clamp(true);
  const size = scaleSqrt([0, Math.max(1, ...drawn.map((account) => account.t4qCents))], [3, 15]).clamp(true);
  const points = drawn.map((account) => {
    const { tone, type } = shapeOf(account.state);
    const d = symbol(type, Math.PI * size(account.t4qCents) ** 2).digits(1)() ?? '';
    const [cx, cy] = [x(Math.max(least, account.headroomCents)), y(account.growth ?? 0)];
    const text = hint(
      `${account.name}: growth ${percent(account.growth ?? 0)}, headroom ${format(account.headroomCents)}, last four quarters ${format(account.t4qCents)}`,
    );
    return element(
      'path',
      { class: `point point-${tone}`, d, transform: `translate(${cx.toFixed(1)},${cy.toFixed(1)})` },
      text,
    );
  });
  const content = grid(x, y, right, width, format) + points.join('') + legend(width);
  return svg({ id, kind: 'map', width, height: HEIGHT, title, description: describe(drawn, accounts.length) }, content);
}

type LogScale = ReturnType<typeof scaleLog<number, number>>;

function grid(x: LogScale, y: (value: number) => number, right: number, width: number, format: Format): string {
  const lines = [-0.5, -0.25, 0, 0.25, 0.5].map((tick) => {
    const line = element('line', {
      class: tick === 0 ? 'zero' : 'grid',
      x1: AREA.left,
      x2: right,
      y1: y(tick),
      y2: y(tick),
    });
    return line + label(AREA.left - 6, y(tick) + 4, percent(tick), { 'text-anchor': 'end' });
  });
  const powers = x.ticks().filter(isPower);
  const every = Math.ceil((powers.length * 64) / width);
  const marks = powers
    .filter((_, at) => at % every === 0)
    .map((tick) => label(x(tick), AREA.bottom + 16, format(tick), { 'text-anchor': 'middle' }));
  const axis = label(right, AREA.bottom + 32, 'headroom, logarithmic →', { 'text-anchor': 'end' });
  return lines.join('') + marks.join('') + axis;
}

function isPower(tick: number): boolean {
  return Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9;
}

function legend(width: number): string {
  const step = (width - 8) / SHAPES.length;
  return SHAPES.map(({ name, tone, type }, at) => {
    const place =
      width < 500 ? [8 + (at % 3) * 112, HEIGHT - 20 + Math.floor(at / 3) * 15] : [8 + at * step, HEIGHT - 14];
    const mark = element('path', {
      class: `point point-${tone}`,
      d: symbol(type, 60).digits(1)() ?? '',
      transform: `translate(${place[0]},${place[1] - 4})`,
    });
    return mark + label(place[0] + 10, place[1], name);
  }).join('');
}

function shapeOf(state: AccountState): (typeof SHAPES)[number] {
  return SHAPES.find((shape) => shape.states.includes(state)) ?? SHAPES[SHAPES.length - 1];
}

function percent(fraction: number): string {
  const text = `${Math.abs(Math.round(fraction * 100))}%`;
  return fraction < 0 ? `−${text}` : fraction > 0 ? `+${text}` : text;
}

function describe(drawn: BookMap['accounts'], all: number): string {
  const counts = SHAPES.map(({ states, name }) => ({ name, n: drawn.filter((a) => states.includes(a.state)).length }));
  const parts = counts.filter(({ n }) => n > 0).map(({ name, n }) => `${n} ${name}`);
  const left = all - drawn.length;
  return `${drawn.length} ${drawn.length === 1 ? 'account' : 'accounts'}: ${parts.join(', ') || 'none'}.${left > 0 ? ` ${left} without growth yet are left out.` : ''}`;
}
