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
  expect(notes.join(' ')).toContain('1\u00a0unit of 5 left out because not observed in all 2 periods');
  const { code, out } = await run(['estimate', path, ...ARGS, ...more, '--level', '0.9']);
  expect(code).toBe(0);
  expect(out).toContain('Effect of the treatment on "y" against units never treated: 1.5 (90 % interval');
  expect(out).toMatch(/over groups +1\.50 +1\.24/);
});

const wrong = (cell: Record<string, unknown>) => ({
  code: 'estimate.wrongCells',
  cells: [expect.objectContaining(cell)],
});

test.each<[string, string, Record<string, unknown>]>([
  ['text for a number', rows({ 3: 'A,2005,2005,abc,1,x' }), wrong({ line: 3, column: 'y', value: 'abc' })],
  ['a decimal comma', rows({ 3: 'A,2005,2005,"1,5",1,x' }), wrong({ line: 3, column: 'y', value: '1,5' })],
  ['infinity', rows({ 3: 'A,2005,2005,1e999,1,x' }), wrong({ line: 3, column: 'y', value: '1e999' })],
  ['text for a period', rows({ 4: 'B,2003-Q1,2005,2,1,y' }), wrong({ line: 4, column: 'year', value: '2003-Q1' })],
  ['text for a group', rows({ 4: 'B,2003,soon,2,1,y' }), wrong({ line: 4, column: 'first', value: 'soon' })],
  ['no unit', rows({ 4: ',2003,2005,2,1,y' }), wrong({ line: 4, column: 'id', value: '' })],
  ['a row twice', rows({ 7: 'C,2003,0,2,1,y' }), wrong({ line: 7, column: 'year', value: '2003' })],
  ['a group that changes', rows({ 5: 'B,2005,2003,7,1,y' }), wrong({ line: 5, column: 'first', value: '2003' })],
  ['a weight that changes', rows({ 5: 'B,2005,2005,7,2,y' }), wrong({ line: 5, column: 'w', value: '2' })],
  ['a negative weight', rows({ 5: 'B,2005,2005,7,-1,y' }), wrong({ line: 5, column: 'w', value: '-1' })],
  ['a cluster that changes', rows({ 5: 'B,2005,2005,7,1,z' }), wrong({ line: 5, column: 'state', value: 'z' })],
  ['a cell too few', rows({ 5: 'B,2005,2005,7,1' }), wrong({ line: 5, column: 'state' })],
  ['no such column', rows({ 1: 'id,when,first,y,w,state' }), { code: 'estimate.missingColumn', column: 'year' }],
  [
    'nobody treated',
    rows().replaceAll('2005,2005', '2005,0').replaceAll('2003,2005', '2003,0'),
    { code: 'estimate.noTreated', column: 'first' },
  ],
  ['no controls', rows().replaceAll(',0,', ',2005,'), { code: 'estimate.noControls', column: 'first' }],
  [
    'one period',
    rows()
      .split('\n')
      .filter((line) => !line.includes(',2003,'))
      .join('\n'),
    { code: 'estimate.onePeriod', column: 'year' },
  ],
  ['an empty file', '', { code: 'import.emptyFile' }],
  ['a header alone', `${HEADER}\n`, { code: 'estimate.noRows' }],
])('%s is refused with file, line and column', async (_, text, expected) => {
  const { code, out, err } = await run([
    'estimate',
    file(text),
    ...ARGS,
    '--weight',
    'w',
    '--cluster',
    'state',
    '--json',
  ]);
  expect(code).toBe(1);
  const { error } = JSON.parse(out);
  expect(error).toMatchObject(expected);
  expect(err).toContain('panel.csv');
  for (const { line, column, problem } of error.cells ?? []) {
    expect(err).toContain(`panel.csv, line ${line}, column "${column}": ${problem}`);
  }
});

test('bad usage ends with 2', async () => {
  const path = file(rows());
  expect((await run(['estimate', path, ...ARGS.slice(2)])).code).toBe(2);
  expect((await run(['estimate', path, ...ARGS.slice(0, -1), 'maybe'])).err).toContain('write never or notyet');
  expect((await run(['estimate', path, ...ARGS, '--level', '95'])).code).toBe(2);
  expect((await run(['estimate', path, ...ARGS, '--draws', '1e3'])).code).toBe(2);
  expect((await run(['estimate', join(folder, 'none.csv'), ...ARGS])).code).toBe(1);
});
