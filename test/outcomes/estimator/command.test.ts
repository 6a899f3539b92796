import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runJson } from '../../process';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-estimate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ARGS = ['--unit', 'id', '--period', 'year', '--group', 'first', '--outcome', 'y', '--control', 'never'];
const HEADER = 'id,year,first,y,w,state';

function file(text: string): string {
  const path = join(folder, 'panel.csv');
  writeFileSync(path, text);
  return path;
}

/** Two treated and two controls with the effect 2 and the error 1, with the cells that a test replaces. */
function rows(replace: Record<number, string> = {}): string {
  const good = [
    HEADER,
    'A,2003,2005,1,1,x',
    'A,2005,2005,4,1,x',
    'B,2003,2005,2,1,y',
    'B,2005,2005,7,1,y',
    'C,2003,0,1,1,y',
    'C,2005,0,2,1,y',
    'D,2003,0,0,1,x',
    'D,2005,0,3,1,x',
  ];
  return `${good.map((line, at) => replace[at + 1] ?? line).join('\n')}\n`;
}

interface Json {
  attGt: unknown[];
  aggregates: Record<string, unknown>;
  bands: Record<string, unknown>;
  preTest: unknown;
  sample: Record<string, unknown>;
  notes: string[];
}

test('JSON of a panel by hand', async () => {
  const effect = { att: 2, se: 1 };
  const result = await runJson<Json>(['estimate', file(rows()), ...ARGS]);
  expect(result.attGt).toEqual([{ group: 2005, period: 2005, ...effect }]);
  expect(result.aggregates).toEqual({
    simple: effect,
    group: { overall: effect, byGroup: [{ group: 2005, ...effect }] },
    dynamic: { overall: effect, byEventTime: [{ eventTime: 0, ...effect }] },
    calendar: { overall: effect, byPeriod: [{ period: 2005, ...effect }] },
  });
  expect(result.bands).toMatchObject({ level: 0.95, draws: 999, seed: 1, multipliers: 'rademacher' });
  expect(result.preTest).toEqual({ wald: null, df: null, p: null });
  expect(result.sample).toMatchObject({ units: 4, periods: [2003, 2005], neverTreated: 2, balanced: true });
  expect(result.notes.join(' ')).toContain('No test of parallel trends');
});

test('weights, clusters, semicolons, other names for never and for missing, and the text for people', async () => {
  const text = rows({
    2: 'A,2003,2005,1,3,x',
    3: 'A,2005,2005,4,3,x',
    6: 'C,2003,,1,1,y',
    7: 'C,2005,NA,2,1,y',
    8: 'D,2003,Inf,0,1,x',
    9: 'D,2005,inf,3,1,x\nE,2003,0,NA,1,x\nE,2005,0,5,1,x\n\n',
  }).replaceAll(',', ';');
  const path = file(text);
  const more = ['--weight', 'W', '--cluster', 'state'];
  const { aggregates, notes } = await runJson<Json>(['estimate', path, ...ARGS, ...more]);
  // Influences A −1.5, B 1.5, C 2, D −2, by state x −3.5 and y 3.5.
  expect(aggregates.simple).toEqual({
    att: expect.closeTo(1.5, 12),
    se: expect.closeTo(Math.sqrt(2 * 3.5 ** 2) / 4, 12),
  });
  expect(notes).toContain('1\u00a0row without a value in column "y" left out.');
  expect(notes.join(' ')).toContain('1\u00a0unit without a value in column "first" counted as never treated');
  expect(notes.join(' ')).toContain('1\u00a0unit of 5 left out because not observed in all 2 periods');
  const { code, out } = await run(['estimate', path, ...ARGS, ...more, '--level', '0.9']);
  expect(code).toBe(0);
  expect(out).toContain('Effect of the treatment on "y" against units never treated: 1.5 (90 % interval');
  expect(out).toMatch(/over groups +1\.50 +1\.24/);
  expect((await run(['estimate', file(rows()), ...ARGS, '--cluster', 'w'])).out).toContain(', 1\u00a0cluster, ');
});

test('every wrong cell is told with file, line, column, value and what was expected', async () => {
  const cases: [row: string, column: string, value: string, problem: string][] = [
    ['E,2005,2005,abc,1,x', 'y', 'abc', '"abc" is not a number; write digits with a decimal point'],
    ['F,2005,2005,"1,5",1,x', 'y', '1,5', '"1,5" is not a number'],
    ['G,2005,2005,1e999,1,x', 'y', '1e999', '"1e999" is not a number'],
    ['H,2003-Q1,2005,2,1,y', 'year', '2003-Q1', '"2003-Q1" is not a period; write a number'],
    ['I,2003,soon,2,1,y', 'first', 'soon', '"soon" is not a group; write the first treated period'],
    [',2003,2005,2,1,y', 'id', '', 'an empty cell is not the name of a unit'],
    ['J,2003,2005,2,-1,y', 'w', '-1', '"-1" is not a weight; write a number of zero or more'],
    ['K,2003,2005,2,1', 'state', '', 'the row has 5 cells, but the header has 6'],
    ['B,2007,2003,7,1,y', 'first', '2003', 'unit "B" has group 2003 here but 2005 in line 4'],
    ['B,2007,2005,7,1,z', 'state', 'z', 'unit "B" has cluster z here but y in line 4'],
    ['C,2003,0,2,1,y', 'year', '2003', 'unit "C" already has period 2003 in line 6; keep one of the two rows'],
  ];
  const path = file(rows() + cases.map(([row]) => `${row}\n`).join(''));
  const { code, out, err } = await run(['estimate', path, ...ARGS, '--weight', 'w', '--cluster', 'state', '--json']);
  expect(code).toBe(1);
  const { error } = JSON.parse(out);
  expect(error).toMatchObject({ code: 'estimate.wrongCells', file: 'panel.csv', count: cases.length });
  cases.forEach(([, column, value, problem], k) => {
    const line = 10 + k;
    const expected = { file: 'panel.csv', line, column, value, problem: expect.stringContaining(problem) };
    expect(error.cells[k]).toEqual(expected);
    if (k < 10) expect(err).toContain(`panel.csv, line ${line}, column "${column}": ${problem}`);
  });
  expect(err).toContain('… and 1 more.');
});

test.each<[string, string, Record<string, unknown>]>([
  ['no such column', rows({ 1: 'id,when,first,y,w,state' }), { code: 'estimate.missingColumn', column: 'year' }],
  [
    'nobody treated',
    rows().replaceAll(',2005,2005,', ',2005,0,').replaceAll(',2003,2005,', ',2003,0,'),
    { code: 'estimate.noTreated', column: 'first' },
  ],
  ['no controls', rows().replaceAll(',0,', ',2005,'), { code: 'estimate.noControls', column: 'first' }],
  ['one period', rows().replace(/.*,2003,.*\n/g, ''), { code: 'estimate.onePeriod', column: 'year' }],
  ['an empty file', '', { code: 'import.emptyFile' }],
  ['a header alone', `${HEADER}\n`, { code: 'estimate.noRows' }],
])('%s is refused in a sentence that names the file', async (_, text, expected) => {
  const { code, out, err } = await run(['estimate', file(text), ...ARGS, '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(out).error).toMatchObject(expected);
  expect(err).toContain('panel.csv');
});

test('the help explains every option', async () => {
  const { code, out } = await run(['estimate', '--help']);
  expect(code).toBe(0);
  for (const option of ['unit', 'period', 'group', 'outcome', 'control', 'cluster', 'weight', 'unbalanced', 'level']) {
    expect(out).toMatch(new RegExp(`--${option}\\b.* [a-z]{3}`));
  }
  expect(out).toContain('Example: rotation estimate');
});

test('quotes and spaces around numbers, a column whose name another one ends with, and very large numbers', async () => {
  const text = rows({ 1: 'id,year,first,y,w,my y' }).replace('A,2003,2005,1,1,x', ' A ," 2003 ",2005 ,"1",1,3');
  const { aggregates } = await runJson<Json>(['estimate', file(text), ...ARGS]);
  expect(aggregates.simple).toEqual({ att: 2, se: 1 });
  const large = rows().replace(/^([A-D]),(\d+),(\d+),(\d+)/gm, '$1,$2,$3,$4e90');
  const huge = await runJson<Json>(['estimate', file(large), ...ARGS]);
  expect(huge.aggregates.simple).toEqual({ att: expect.closeTo(2e90, -80), se: expect.closeTo(1e90, -80) });
});

test('two columns of one name are refused', async () => {
  const { err } = await run(['estimate', file(rows({ 1: 'id,year,first,y,y,state' })), ...ARGS]);
  expect(err).toContain('2 columns are called "y" for the outcome');
});

test('bad usage ends with 2', async () => {
  const path = file(rows());
  expect((await run(['estimate', path, ...ARGS.slice(2)])).code).toBe(2);
  expect((await run(['estimate', path, ...ARGS.slice(0, -1), 'maybe'])).err).toContain('write never or notyet');
  expect((await run(['estimate', path, ...ARGS, '--level', '95'])).code).toBe(2);
  expect((await run(['estimate', path, ...ARGS, '--draws', '1e3'])).code).toBe(2);
  expect((await run(['estimate', join(folder, 'none.csv'), ...ARGS])).code).toBe(1);
});
