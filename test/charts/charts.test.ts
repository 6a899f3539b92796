import { beforeAfter } from '../../src/charts/beforeAfter';
import { bookMap } from '../../src/charts/bookMap';
import { eventStudyChart } from '../../src/charts/eventStudy';
import { forest } from '../../src/charts/forest';
import { miniBars } from '../../src/charts/miniBars';
import { recovery } from '../../src/charts/recovery';
import { revenueColumns } from '../../src/charts/revenueColumns';
import { shareBar } from '../../src/charts/shareBar';
import { bothSizes, fitText } from '../../src/charts/sizes';
import { sparkline } from '../../src/charts/sparkline';

const format = (cents: number): string => `$${cents / 100}`;
const BAD = '<script>"&';
const quarters = [100, 300, -50, 400, 500].map((amount, at) => ({
  year: 2024 + Math.floor(at / 4),
  number: (at % 4) + 1,
  cents: amount * 100,
}));

/** Every chart with an awkward name in it, and every chart with nothing to draw. */
const full: Record<string, string> = {
  revenueColumns: revenueColumns({
    id: 'a',
    title: BAD,
    quarters,
    owners: [{ name: BAD, from: 0, to: 5 }],
    trades: [{ at: 3, label: BAD }],
    format,
  }),
  sparkline: sparkline({ id: 'b', title: BAD, values: [3, 1, 2], tradeAt: 1, format }),
  bookMap: bookMap({
    id: 'c',
    title: BAD,
    accounts: [{ name: BAD, state: 'flat', headroomCents: 0, growth: 9, t4qCents: -5 }],
    format,
  }),
  beforeAfter: beforeAfter({
    id: 'd',
    title: BAD,
    beforeLabel: BAD,
    afterLabel: 'after',
    lines: [{ label: BAD, before: 0, after: 0 }],
    format,
  }),
  shareBar: shareBar({ id: 'e', title: BAD, parts: [{ label: BAD, value: 5, tone: 'better' }], format }),
  eventStudyChart: eventStudyChart({
    id: 'g',
    title: BAD,
    points: [-1, 0].map((quarter) => ({
      quarter,
      value: 0,
      interval: { low: -1, high: 1 },
      band: { low: -2, high: 2 },
    })),
    shaded: { from: -8, to: -1, label: BAD, short: BAD },
    format,
  }),
  forest: forest({
    id: 'h',
    title: BAD,
    rows: [
      { label: BAD, value: 0, interval: { low: -9, high: 9 }, shrunken: 0, note: BAD, tone: 'better' },
      { label: BAD, value: null, interval: null, note: BAD, tone: 'quiet' },
    ],
    summary: { label: BAD, value: 1, interval: null, note: '' },
    format,
  }),
  recovery: recovery({ id: 'i', title: BAD, points: [{ quarter: 0, level: 1 }], format }),
  miniBars: miniBars({ id: 'f', title: BAD, rows: [{ label: BAD, value: -5, typical: 2 }], typicalLabel: BAD, format }),
};
const empty: Record<string, string> = {
  revenueColumns: revenueColumns({ id: 'a', title: 'x', quarters: [], owners: [], trades: [], format }),
  sparkline: sparkline({ id: 'b', title: 'x', values: [], format }),
  bookMap: bookMap({ id: 'c', title: 'x', accounts: [], format }),
  beforeAfter: beforeAfter({ id: 'd', title: 'x', beforeLabel: 'b', afterLabel: 'a', lines: [], format }),
  shareBar: shareBar({ id: 'e', title: 'x', parts: [], format }),
  miniBars: miniBars({ id: 'f', title: 'x', rows: [], format }),
  eventStudyChart: eventStudyChart({
    id: 'g',
    title: 'x',
    points: [],
    shaded: { from: -8, to: -1, label: 'l', short: 's' },
    format,
  }),
  forest: forest({ id: 'h', title: 'x', rows: [], summary: null, format }),
  recovery: recovery({ id: 'i', title: 'x', points: [], format }),
};

describe.each(Object.keys(full))('%s', (name) => {
  test.each([
    ['with awkward data', full[name]],
    ['with nothing to draw', empty[name]],
  ])('is a named image without styles, scripts or broken numbers, %s', (_, svg) => {
    const id = /aria-labelledby="(\w)-t \1-d"/.exec(svg)?.[1];
    expect(svg).toMatch(
      /^<svg class="chart [a-z]+" viewBox="0 0 [\d.]+ [\d.]+" width="[\d.]+" height="[\d.]+" role="img"/,
    );
    expect(svg).toContain(`<title id="${id}-t">`);
    expect(svg).toMatch(new RegExp(`<desc id="${id}-d">[^<]{5,}</desc>`));
    expect(svg).not.toMatch(/style=|<script|NaN|Infinity|undefined|null/);
  });

  test('closes what it opens', () => {
    const open = full[name].match(/<[a-z]+(?=[^>]*[^/]>)/g)?.length;
    expect(full[name].match(/<\/[a-z]+>/g)?.length).toBe(open);
  });
});

test('revenue is told in words: span, extremes, owners, trades', () => {
  const owners = [
    { name: 'Jo', from: 0, to: 3 },
    { name: 'Ann', from: 3, to: 5 },
  ];
  const svg = revenueColumns({
    id: 'r',
    title: 'Revenue',
    quarters,
    owners,
    trades: [{ at: 3, label: 'trade 7' }],
    format,
  });
  expect(/<desc[^>]*>([^<]*)/.exec(svg)?.[1]).toBe(
    '5 quarters from Q1 2024 to Q1 2025. Lowest $-50 in Q3 2024, highest $500 in Q1 2025, last $500. ' +
      'Owned by Jo from Q1 2024, then Ann from Q4 2024. trade 7 at the beginning of Q4 2024.',
  );
  expect(svg.match(/class="bar past"/g)?.length).toBe(3);
  expect(svg.match(/class="bar"/g)?.length).toBe(2);
});

test('the parts of a share bar fill its width in proportion', () => {
  const parts = [1, 3].map((value, at) => ({ label: `p${at}`, value, tone: 'better' }));
  const svg = shareBar({ id: 's', title: 'Shares', width: 400, parts, format });
  const boxes = [...svg.matchAll(/x="([\d.]+)" y="0" width="([\d.]+)" height="26"/g)].map((m) => [
    Number(m[1]),
    Number(m[2]),
  ]);
  expect(boxes).toEqual([
    [0, 98.5],
    [100, 298.5],
  ]);
  expect(svg).toContain('p1 $0.03 (75%)');
});

test('a book map leaves out accounts without growth and says so', () => {
  const account = { name: 'A', state: 'new' as const, headroomCents: 1, growth: null, t4qCents: 1 };
  const known = { ...account, growth: -0.1, state: 'declining' as const };
  const svg = bookMap({ id: 'm', title: 'Map', accounts: [account, known], format });
  expect(svg).toContain('1 account: 1 declining. 1 without growth yet are left out.');
});

test('two sizes have two ids, and one is for phones', () => {
  const both = bothSizes((width, part) => sparkline({ id: `s${part}`, title: 'x', values: [1], format, width }));
  expect(both).toMatch(/^<svg class="chart wide spark".*width="720".*<svg class="chart narrow spark".*width="342"/);
  expect(both).toContain('id="s-t"');
  expect(both).toContain('id="s-n-t"');
});

test('a text that is too long ends in …, one that cannot be told is left out', () => {
  expect(fitText('Tomás Lindqvist', 200)).toBe('Tomás Lindqvist');
  expect(fitText('Tomás Lindqvist', 60)).toBe('Tomás L…');
  expect(fitText('Tomás Lindqvist', 20)).toBe('');
});
