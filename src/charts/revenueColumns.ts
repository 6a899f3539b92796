import { scaleBand, scaleLinear } from 'd3-scale';
import { type Format, valueGrid } from './axis';
import { fitText, WIDE } from './sizes';
import { element, hint, label, svg } from './svg';

export interface RevenueColumns {
  id: string;
  title: string;
  /** Drawn width in pixels. */
  width?: number;
  /** Quarters in order without gaps: fiscal year, number 1–4, minor units. */
  quarters: { year: number; number: number; cents: number }[];
  /** Who owned: positions in `quarters`, `from` included, `to` not. Positions nobody owned are left out. */
  owners: { name: string; from: number; to: number }[];
  /** Trades that took effect at the beginning of the quarter at this position. */
  trades: { at: number; label: string }[];
  format: Format;
}

const TOP = 22;
const PLOT = 168;
const LEFT = 46;
const BAND = 20;

/** Revenue by quarter as columns, the owner of each quarter in a band below, trades as marked lines between quarters. */
export function revenueColumns(chart: RevenueColumns): string {
  const { id, title, quarters, format, width = WIDE } = chart;
  const amounts = quarters.map((quarter) => quarter.cents);
  const x = scaleBand<number>(quarters.keys(), [LEFT, width]).paddingInner(0.25).paddingOuter(0.15);
  const y = scaleLinear([Math.min(0, ...amounts), Math.max(1, ...amounts)], [TOP + PLOT, TOP]).nice(4);
  const present = chart.owners.reduce((latest, owner) => Math.max(latest, owner.from), 0);
  const content = [
    valueGrid(y, y.ticks(4), { left: LEFT, right: width }, format),
    quarters.map((quarter, at) => column(quarter, x(at) ?? 0, x.bandwidth(), y, at < present, format)).join(''),
    years(quarters, (at) => x(at) ?? 0),
    chart.owners.map((owner, at) => band(owner, at, x)).join(''),
    chart.trades.map((trade) => marker(trade, x, width)).join(''),
  ];
  const height = TOP + PLOT + 24 + BAND + 4;
  return svg({ id, kind: 'columns', width, height, title, description: describe(chart) }, content.join(''));
}

type Band = ReturnType<typeof scaleBand<number>>;

function column(
  quarter: RevenueColumns['quarters'][number],
  x: number,
  width: number,
  y: Position,
  past: boolean,
  format: Format,
): string {
  const [top, bottom] = [y(Math.max(0, quarter.cents)), y(Math.min(0, quarter.cents))];
  const text = hint(`Q${quarter.number} ${quarter.year}: ${format(quarter.cents)}`);
  return element('rect', { class: past ? 'bar past' : 'bar', x, width, y: top, height: bottom - top }, text);
}

type Position = (value: number) => number;

/** The year under its first quarter shown, where there is room to the next one. */
function years(quarters: RevenueColumns['quarters'], x: (at: number) => number): string {
  let free = 0;
  return quarters
    .map(({ year, number }, at) => {
      if ((number !== 1 && at > 0) || x(at) < free) return '';
      free = x(at) + 36;
      return label(x(at), TOP + PLOT + 16, String(year));
    })
    .join('');
}

function band(owner: RevenueColumns['owners'][number], at: number, x: Band): string {
  const left = (x(owner.from) ?? 0) - 1;
  const width = (x(owner.to - 1) ?? 0) + x.bandwidth() + 1 - left;
  const top = TOP + PLOT + 24;
  const box = element(
    'rect',
    { class: `band band-${at % 2}`, x: left, y: top, width, height: BAND, rx: 2 },
    hint(owner.name),
  );
  const name = fitText(owner.name, width - 10);
  return name ? box + label(left + 5, top + 14, name, { class: 'on-band' }) : box;
}

function marker(trade: RevenueColumns['trades'][number], x: Band, width: number): string {
  const gap = (x.step() - x.bandwidth()) / 2;
  const place = (x(trade.at) ?? width) - gap;
  const line = element(
    'line',
    { class: 'trade', x1: place, x2: place, y1: 14, y2: TOP + PLOT + 24 + BAND },
    hint(trade.label),
  );
  const left = place > width * 0.6;
  return (
    line + label(place + (left ? -4 : 4), 12, trade.label, { class: 'trade', 'text-anchor': left ? 'end' : 'start' })
  );
}

function describe({ quarters, owners, trades, format }: RevenueColumns): string {
  if (quarters.length === 0) return 'No quarter with revenue.';
  const name = (q: RevenueColumns['quarters'][number]): string => `Q${q.number} ${q.year}`;
  const sorted = [...quarters].sort((a, b) => a.cents - b.cents);
  const [low, high, last] = [sorted[0], sorted[sorted.length - 1], quarters[quarters.length - 1]];
  const sentences = [
    `${quarters.length} quarters from ${name(quarters[0])} to ${name(last)}.`,
    `Lowest ${format(low.cents)} in ${name(low)}, highest ${format(high.cents)} in ${name(high)}, last ${format(last.cents)}.`,
  ];
  if (owners.length > 0)
    sentences.push(
      `Owned by ${owners.map((owner) => `${owner.name} from ${name(quarters[owner.from])}`).join(', then ')}.`,
    );
  for (const trade of trades) {
    if (quarters[trade.at]) sentences.push(`${trade.label} at the beginning of ${name(quarters[trade.at])}.`);
  }
  return sentences.join(' ');
}
