import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { importJson } from '../../src/app/imports/importJson';
import { rejectedCsv } from '../../src/app/imports/rejected';
import { rowsToMend } from '../../src/app/imports/rowsToMend';
import type { RejectedRow } from '../../src/imports/problems';
import { type Desk, fileOf, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const revenue = (...rows: string[]): string => `account_id,month,category,amount,rep_id\n${rows.join('\n')}\n`;

async function rejectedOf(file: string, content: string): Promise<RejectedRow[]> {
  const { summary } = await desk.stage({ ...SMALL, [file]: content });
  return summary.firstRejected;
}

const badCells: [string, string, string, string][] = [
  ['thousands separator', 'A1,2024-01,B,"1,234.50",R1', 'amount', '1,234.50'],
  ['exponent', 'A1,2024-01,B,12e3,R1', 'amount', '12e3'],
  ['not a number', 'A1,2024-01,B,NaN,R1', 'amount', 'NaN'],
  ['no amount', 'A1,2024-01,B,,R1', 'amount', ''],
  ['too large', 'A1,2024-01,B,1000000000000000,R1', 'amount', '1000000000000000'],
  ['three decimals', 'A1,2024-01,B,1.234,R1', 'amount', '1.234'],
  ['thirteenth month', 'A1,2024-13,B,1,R1', 'month', '2024-13'],
  ['a day for a month', 'A1,2024-01-05,B,1,R1', 'month', '2024-01-05'],
  ['unknown account', 'A9,2024-01,B,1,R1', 'account_id', 'A9'],
  ['unknown rep', 'A1,2024-01,B,1,R9', 'rep_id', 'R9'],
  ['missing cells', 'A1,2024-01,B', '', '3'],
];

test.each(badCells)('revenue: %s', async (_name, row, column, value) => {
  const rejected = await rejectedOf('revenue.csv', revenue('A1,2024-01,Bolts,5,R1', row, 'A1,2024-02,Bolts,6,R1'));
  expect(rejected).toEqual([
    { file: 'revenue.csv', line: 3, column, value, problem: expect.stringMatching(/\w{3}.*\./) },
  ]);
});

test('a rejected row never stops the others, and every one is counted', async () => {
  const summary = await desk.bring({
    ...SMALL,
    'revenue.csv': revenue('A1,2024-01,B,1,R1', 'A1,x,B,1,R1', 'A9,2024-01,B,1,R1', 'A2,2024-01,B,2,R2'),
  });
  expect(fileOf(summary, 'revenue')).toMatchObject({ read: 4, added: 2, rejected: 2, totalCents: 300 });
  expect(summary.problems).toEqual([
    { kind: 'cell', rows: 1 },
    { kind: 'unknownId', rows: 1 },
  ]);
  expect(desk.one('select sum(amount_cents) from revenue')).toBe(300);
  expect(desk.one('select count(*) from categories')).toBe(1);
});

test('duplicate keys: the second row is rejected and names the first, also across batches', async () => {
  const rows = Array.from({ length: 120 }, (_, i) => `A1,2024-01,C${i},1,R1`);
  const rejected = await rejectedOf('revenue.csv', revenue(...rows, rows[3], rows[119]));
  expect(rejected.map(({ line, problem }) => [line, /Line (\d+)/.exec(problem)?.[1]])).toEqual([
    [122, '5'],
    [123, '121'],
  ]);
  const accounts = `${SMALL['accounts.csv']}A1,Again,,,,,\n`;
  expect(await rejectedOf('accounts.csv', accounts)).toMatchObject([{ line: 5, column: 'account_id', value: 'A1' }]);
});

test('a line number counts line breaks inside quotation marks', async () => {
  const rejected = await rejectedOf('revenue.csv', revenue('A1,2024-01,"two\nlines",1,R1', 'A1,2024-01,B,bad,R1'));
  expect(rejected).toMatchObject([{ line: 4, value: 'bad' }]);
});

test('an owner who does not exist rejects the account, and then its other rows', async () => {
  const rejected = await rejectedOf('accounts.csv', SMALL['accounts.csv'].replace('1000.00,R1', '1000.00,R9'));
  expect(rejected.map(({ file, column, value }) => [file, column, value])).toEqual([
    ['accounts.csv', 'owner_id', 'R9'],
    ['assignments.csv', 'account_id', 'A1'],
    ['assignments.csv', 'account_id', 'A1'],
    ['revenue.csv', 'account_id', 'A1'],
    ['revenue.csv', 'account_id', 'A1'],
  ]);
});

const spells = (...rows: string[]): string => `account_id,rep_id,start_date,end_date,role\n${rows.join('\n')}\n`;

test('overlapping owner spells: the later row is rejected and names the other', async () => {
  const rejected = await rejectedOf(
    'assignments.csv',
    spells(
      'A1,R1,2022-01-01,2022-12-31,',
      'A1,R2,2022-12-31,2023-05-01,',
      'A1,R2,2023-01-01,,owner',
      'A1,R2,2022-03-01,,overlay',
    ),
  );
  expect(rejected).toMatchObject([{ line: 3, column: 'start_date', problem: expect.stringContaining('line 2') }]);
});

test('impossible days and ends before starts', async () => {
  const rejected = await rejectedOf(
    'assignments.csv',
    spells(
      'A1,R1,2023-02-30,,',
      'A1,R1,2023-03-01,2023-02-01,',
      'A2,R2,2023-03-01,2023-03-01,',
      'A3,R2,2023-01-01,9999-12-31,boss',
    ),
  );
  expect(rejected.map(({ line, column, value }) => [line, column, value])).toEqual([
    [2, 'start_date', '2023-02-30'],
    [3, 'end_date', '2023-02-01'],
    [5, 'role', 'boss'],
  ]);
});

const reps = (...rows: string[]): string => `rep_id,name,email,manager_id,region,hire_date\n${rows.join('\n')}\n`;

test('managers in a circle are rejected, whoever reports to them too', async () => {
  const rejected = await rejectedOf(
    'reps.csv',
    reps('R1,Rosa,,R2,,', 'R2,Rui,,X,,', 'X,Xu,,R1,,', 'Y,Yun,,X,,', 'S,Sol,,S,,', 'Z,Zoe,,,,'),
  );
  const ofReps = rejected.filter((row) => row.file === 'reps.csv');
  expect(ofReps.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
  expect(ofReps[0].problem).toMatch(/circle: .*R1 → R2|circle: .*→/);
  expect(ofReps[3].problem).toContain('There is no rep "X"');
});

test('a circle through the database is found', async () => {
  await desk.bring(SMALL);
  const { summary } = await desk.stage({ 'reps.csv': reps('M,Maja,,R1,North,2015-01-01') });
  expect(summary.firstRejected).toMatchObject([{ line: 2, column: 'manager_id', value: 'R1' }]);
});

test('parents: unknown ones and circles', async () => {
  const rejected = await rejectedOf(
    'accounts.csv',
    'account_id,name,region,segment,industry,annual_potential,owner_id,parent_id\nA1,A,,,,,,A2\nA2,B,,,,,,A1\nA3,C,,,,-5,,\nA4,D,,,,,,A9\n',
  );
  expect(rejected.slice(0, 4).map(({ line, column }) => [line, column])).toEqual([
    [2, 'parent_id'],
    [3, 'parent_id'],
    [4, 'annual_potential'],
    [5, 'parent_id'],
  ]);
});

test('a chain of thousands whose top is missing is rejected to its end', async () => {
  const levels = 3000;
  const rows = Array.from({ length: levels }, (_, i) => `A${i},N${i},,,,,,A${i + 1}`);
  const { summary } = await desk.stage({
    ...SMALL,
    'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id,parent_id\n${rows.join('\n')}\n`,
    'assignments.csv': 'account_id,rep_id,start_date,end_date\n',
    'revenue.csv': revenue('A1,2024-01,B,1,R1'),
  });
  expect(fileOf(summary, 'accounts')).toMatchObject({ read: levels, rejected: levels });
  expect(summary.firstRejected.at(-1)).toMatchObject({ line: 51, column: 'parent_id', value: 'A50' });
});

test('those below a circle are rejected with it; an account that the database knows keeps its parent', async () => {
  const header = 'account_id,name,region,segment,industry,annual_potential,owner_id,parent_id';
  await desk.bring({ ...SMALL, 'accounts.csv': `${header}\nA1,A,,,,,,A2\nA2,B,,,,,,\nA3,C,,,,,,\n` });
  const { summary } = await desk.stage({
    'accounts.csv': `${header}\nA1,A,,,,,,A9\nA2,B,,,,,,A1\nA3,C,,,,,,A2\nA4,D,,,,,,A5\nA5,E,,,,,,A4\nA6,F,,,,,,A5\n`,
  });
  // A1 names a parent that is not there and keeps A2, so that A2 would lead in a circle; A3 below them stays.
  expect(summary.firstRejected.map((row) => row.line).sort()).toEqual([2, 3, 5, 6, 7]);
  expect(fileOf(summary, 'accounts')).toMatchObject({ changed: 1, rejected: 5 });
});

test('characters that nobody sees are left out of ids and names, and the preview says where', async () => {
  const { summary } = await desk.stage({
    ...SMALL,
    'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id
A1,Al\u202epha,North,Mid,Steel,,R1\u200b
A2,"Beta
 & Sons",South,\u001b[31mMid,,,
A3,👩\u200d🌾 Gamma,South,,,,
`,
    'revenue.csv': revenue('A1\u200e,2024-01\u2060,Bo\u00adlts,1,R1'),
  });
  expect(summary.files.map((file) => file.rejected)).toEqual([0, 0, 0, 0]);
  expect(summary.warnings.filter((warning) => warning.includes('nobody sees'))).toEqual([
    expect.stringContaining('In 4 cells of accounts.csv, first in line 2 (name)'),
    expect.stringContaining('In 3 cells of revenue.csv, first in line 2 (account_id)'),
  ]);
  await desk.commit(desk.one('select id from imports') as string);
  expect(desk.all('select name, segment from accounts order by id')).toEqual([
    { name: 'Alpha', segment: 'Mid' },
    { name: 'Beta  & Sons', segment: '[31mMid' },
    { name: '👩\u200d🌾 Gamma', segment: 'unknown' },
  ]);
  expect(desk.one('select name from categories')).toBe('Bolts');
});

test('two ids that look the same are the same', async () => {
  const rejected = await rejectedOf('reps.csv', `${SMALL['reps.csv']}R\u200b1,Twin,,,,\n`);
  expect(rejected).toMatchObject([
    { line: 5, column: 'rep_id', value: 'R1', problem: expect.stringContaining('Line 3') },
  ]);
});

test('every rejected row is in the download, formulas escaped', async () => {
  const rows = Array.from({ length: 700 }, (_, i) => `A1,=cmd${i},B,1,R1`);
  const staged = await desk.stage({ ...SMALL, 'revenue.csv': revenue('A1,2024-01,B,1,R1', ...rows) });
  expect(staged.summary.firstRejected).toHaveLength(50);
  const table = parse(await text(rejectedCsv(desk.database, staged, 'en-US'))) as string[][];
  expect(table).toHaveLength(701);
  expect(table[1].slice(0, 4)).toEqual(['revenue.csv', '3', 'month', "'=cmd0"]);
  expect(table[1][5]).toBe('A1,=cmd0,B,1,R1');
});

test('rejected rows of a file are a file of its kind, which spreadsheets with a decimal comma open and which can be imported again', async () => {
  const first = await desk.stage({
    ...SMALL,
    'revenue.csv':
      'account_id;month;category;amount;rep_id\nA1;2024-01;Bolts;-12.50;R1\nA9;2024-02;Bolts;-3.25;R1\nA1;2024-13;=B;4.00;R1\n',
  });
  const given = await text(rowsToMend(desk.database, first, 'revenue.csv', 'de-DE'));
  expect(given.split('\r\n')).toEqual([
    'rejected_line;rejected_because;account_id;month;category;amount;rep_id',
    expect.stringMatching(/^3;.*A9.*;A9;2024-02;Bolts;-3\.25;R1$/),
    expect.stringMatching(/^4;.*2024-13.*;A1;2024-13;'=B;4\.00;R1$/),
    '',
  ]);
  await desk.commit(desk.one('select id from imports') as string);
  const mended = given.replaceAll('A9', 'A1').replaceAll('2024-13', '2024-03').replace("'=B", 'Nuts');
  const second = await desk.stage({ 'revenue.csv': mended });
  expect(second.summary.files[0]).toMatchObject({ read: 2, rejected: 0, added: 2 });
  expect(second.summary.files[0].ignoredColumns).toEqual(['rejected_line', 'rejected_because']);
  expect(() => rowsToMend(desk.database, first, 'other.csv', 'en-US')).toThrow('other.csv is no file of this import');
});

test('the command answers 20,000 of them and says that there are more', async () => {
  const rows = Array.from({ length: 20_001 }, () => 'A1,=,B,1,R1');
  const answer = async (content: string) => {
    const staged = await desk.stage({ ...SMALL, 'revenue.csv': content });
    const { rejected, rejectedTruncated, files } = importJson(desk.database, staged, staged.summary, 'dryRun');
    return [rejected.length, rejectedTruncated, files.find(({ file }) => file === 'revenue.csv')!.rejectedRows];
  };
  expect(await answer(revenue(...rows))).toEqual([20_000, true, 20_001]);
  expect(await answer(revenue(...rows.slice(1)))).toEqual([20_000, false, 20_000]);
});
