import { type Desk, type Files, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const without = (...names: string[]): Files =>
  Object.fromEntries(Object.entries(SMALL).filter(([name]) => !names.includes(name)));
const SHEET_HEADER = 'Customer,Rep,Month,Amount';
const header = 'account_id,month,category,amount,rep_id\n';

/** Files that cannot be read at all, the code of the refusal, and what its sentence must hold. */
const refused: [string, Files, string, RegExp][] = [
  ['a missing file', without('revenue.csv', 'reps.csv'), 'import.missingFile', /reps\.csv, revenue\.csv are missing/],
  [
    'a missing column',
    { ...SMALL, 'revenue.csv': 'account_id,month,category,rep_id\nA1,2024-01,B,R1\n' },
    'import.missingColumn',
    /revenue\.csv has no column amount.*found was account_id, month, category, rep_id/,
  ],
  ['line breaks only, many of them', { 'sales.csv': '\r\n'.repeat(5000) }, 'import.emptyFile', /sales\.csv is empty/],
  [
    'more columns than anybody has',
    { 'sales.csv': `${SHEET_HEADER},${Array.from({ length: 2000 }, (_, i) => `c${i}`)}\nShop,Rosa,2024-01,10\n` },
    'import.tooManyColumns',
    /sales\.csv has 2004 columns with a name; at most 2000 can be read/,
  ],
  [
    'UTF-8 with one byte of another coding',
    {
      ...SMALL,
      'accounts.csv': Buffer.concat([
        Buffer.from(SMALL['accounts.csv'].replace('Alpha', 'Müller')),
        Buffer.from('A4,Caf'),
        Buffer.from([0xe9]),
        Buffer.from(',South,,,,\n'),
      ]),
    },
    'import.mixedEncoding',
    /accounts\.csv mixes two codings: 1 character \(first in line 2\) in UTF-8 and 1 character \(first in line 5\)/,
  ],
  [
    'Cyrillic in UTF-8 with one byte of another coding',
    {
      ...SMALL,
      'reps.csv': Buffer.concat([
        Buffer.from(SMALL['reps.csv'].replace('Maja', 'Владимир')),
        Buffer.from('R3,Ren\xe9,,,,\n', 'latin1'),
      ]),
    },
    'import.mixedEncoding',
    /reps\.csv mixes two codings: 8 characters \(first in line 2\).* 1 character \(first in line 5\)/,
  ],
  [
    'lines of UTF-8 among many of Windows-1252',
    {
      ...SMALL,
      'reps.csv': Buffer.concat([
        Buffer.from(SMALL['reps.csv'].replace('Rosa', 'Zoé Müller Ångström Õun é'), 'latin1'),
        Buffer.from('R3,René,,,,\n'),
      ]),
    },
    'import.mixedEncoding',
    /1 character \(first in line 5\) in UTF-8 and 6 characters \(first in line 3\)/,
  ],
  [
    'an old DOS coding',
    { ...SMALL, 'reps.csv': Buffer.from(SMALL['reps.csv'].replace('Rosa', 'M\x81ller'), 'latin1') },
    'import.unknownEncoding',
    /reps\.csv is neither UTF-8 nor Windows-1252: line 3/,
  ],
  [
    'a column named twice',
    { ...SMALL, 'reps.csv': SMALL['reps.csv'].replace('hire_date', 'hire_date,Manager ID') },
    'import.columnTwice',
    /reps\.csv has manager_id more than once: column 4 \("manager_id"\) and column 7 \("Manager ID"\)/,
  ],
  [
    'a row of more than a megabyte',
    { ...SMALL, 'revenue.csv': `${header}A1,2024-01,${'x'.repeat(1_200_000)},1,R1\n` },
    'import.recordTooLong',
    /line 2 is longer than 1 MB/,
  ],
  [
    'a row of more cells than any table has',
    { 'sales.csv': `${SHEET_HEADER}\nShop,Rosa,2024-01,10\nShop,Rosa,2024-02,10${','.repeat(30_000)}\n` },
    'import.recordTooWide',
    /the row on line 3 has 30004 cells; no table has more than 20000/,
  ],
  ['an empty file', { ...SMALL, 'revenue.csv': '' }, 'import.emptyFile', /revenue\.csv is empty/],
  ['a blank file', { ...SMALL, 'accounts.csv': ' \r\n\n' }, 'import.emptyFile', /accounts\.csv is empty/],
  ['no revenue rows', { ...SMALL, 'revenue.csv': header }, 'import.noRevenue', /no rows/],
  [
    'a quotation mark that is never closed',
    { ...SMALL, 'revenue.csv': `${header}A1,2024-01,B,1,R1\nA1,2024-02,"B,1,R1\nA1,2024-03,B,1,R1\n` },
    'import.quoting',
    /revenue\.csv cannot be read: a quotation mark opened in the row that begins on line 3/,
  ],
  [
    'a quotation mark in the wrong place',
    { ...SMALL, 'revenue.csv': `${header}A1,2024-01,B,1,R1\nA1,2024-02,15" pipe,1,R1\n` },
    'import.quoting',
    /line 3/,
  ],
  [
    'a zip archive named .csv',
    { ...SMALL, 'revenue.csv': Buffer.from('504b030414000000', 'hex') },
    'import.zip',
    /zip archive/,
  ],
  ['a lone zip archive', { 'data.zip': Buffer.from('504b030414000000', 'hex') }, 'import.zip', /zip archive/],
  ['zero bytes', { ...SMALL, 'revenue.csv': `${header}A1,2024-01,B\0,1,R1\n` }, 'import.notText', /zero byte/],
  ['two files of one kind', { ...SMALL, 'Revenue.CSV': header }, 'import.twoFiles', /Both .* hold revenue/],
  [
    'sums beyond what can be counted',
    {
      ...SMALL,
      'revenue.csv': header + Array.from({ length: 9008 }, (_, i) => `A1,2024-01,C${i},10000000000.00,R1\n`).join(''),
    },
    'import.sumTooLarge',
    /add up to more/,
  ],
];

test.each(refused)('%s refuses the import and writes nothing', async (_name, files, code, sentence) => {
  const before = desk.everything();
  await expect(desk.stage(files)).rejects.toMatchObject({ code, message: expect.stringMatching(sentence) });
  expect(desk.everything()).toEqual(before);
  expect(desk.one('select state from imports')).toBe('failed');
  expect(desk.one('select error from imports')).toMatch(sentence);
});

/** Text in Windows-1252, of which latin1 lacks the curly quotes. */
function windows1252(text: string): Buffer {
  const special: Record<string, string> = { '„': '\x84', '“': '\x93' };
  return Buffer.from(
    text.replace(/[„“]/g, (sign) => special[sign]),
    'latin1',
  );
}

test('files of no known kind are left out and named', async () => {
  const { summary } = await desk.stage({
    ...SMALL,
    'notes.csv': 'a,b\n1,2\n',
    'old.xlsx': Buffer.from('504b0304', 'hex'),
  });
  expect(summary.ignoredFiles.map((file) => file.file)).toEqual(['notes.csv', 'old.xlsx']);
  expect(summary.warnings.join()).toContain('notes.csv was left out');
});

test('reads other names, other delimiters, BOM, blank lines, upper-case headers and no-break spaces', async () => {
  const files = {
    'my reps.csv': `\ufeff\n${SMALL['reps.csv'].replaceAll(',', ';').replace('rep_id', 'Rep ID')}`,
    'accounts.csv': SMALL['accounts.csv'].replaceAll(',', '\t').replaceAll('\n', '\r\n').toUpperCase(),
    'revenue (1).csv': SMALL['revenue.csv'].replace('A2,', '\u00a0A2 ,').replace('\nA3', '\n\n,,,,\nA3'),
  };
  const { summary } = await desk.stage(files);
  expect(summary.files.map(({ read, rejected }) => [read, rejected])).toEqual([
    [3, 0],
    [3, 0],
    [4, 0],
  ]);
});

test('Windows-1252 is read and named', async () => {
  const reps = Buffer.from(SMALL['reps.csv'].replace('Rosa', 'Zoë'), 'latin1');
  const summary = await desk.bring({ ...SMALL, 'reps.csv': reps });
  expect(summary.files[0].encoding).toBe('Windows-1252');
  expect(summary.warnings[0]).toContain('reps.csv is not UTF-8');
  expect(desk.one("select name from reps where external_id = 'R1'")).toBe('Zoë');
});

test.each([
  ['a French quotation', '« Le pré\u00a0»', 1],
  ['a German quotation', '„Gruß“ Größe Öl', 1],
])(
  'a Windows-1252 file in which %s looks like UTF-8 by chance is read as what it is',
  async (_what, name, doubtful) => {
    const { summary } = await desk.stage({
      ...SMALL,
      'reps.csv': windows1252(SMALL['reps.csv'].replace('Rosa', name)),
    });
    expect(summary.files[0]).toMatchObject({ encoding: 'Windows-1252', read: 3, added: 3 });
    expect(summary.warnings[0]).toMatch(
      new RegExp(`${doubtful} character could be UTF-8 all the same, first in line 3`),
    );
  },
);

test('unknown extra columns are ignored and listed', async () => {
  const { summary } = await desk.stage({
    ...SMALL,
    'revenue.csv': `account_id,month,category,amount,rep_id,colour\nA1,2024-01,B,1,R1,red\n`,
  });
  expect(summary.files[3].ignoredColumns).toEqual(['colour']);
});
