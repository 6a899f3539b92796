import { strToU8, zipSync } from 'fflate';
import type { Random } from '../../../src/shared/random';
import { SMALL_MUTATIONS } from './textMutations';

/** Makes a file of a table: its name and content. */
type Archived = (rows: string, random: Random) => [name: string, content: Buffer];

const zip = (entries: Record<string, Uint8Array>, level: 0 | 6 = 6): Buffer => Buffer.from(zipSync(entries, { level }));

const escaped = (cell: string): string => cell.replace(/[<&]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A workbook whose cells are shared texts; parts may be replaced. */
function book(rows: string, parts: Record<string, string> = {}): Buffer {
  const shared: string[] = [];
  const sheet = rows
    .split('\n')
    .map(
      (line) =>
        `<row>${line
          .split(',')
          .map((cell) => `<c t="s"><v>${shared.push(cell) - 1}</v></c>`)
          .join('')}</row>`,
    )
    .join('');
  const all: Record<string, string> = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Data" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="t/worksheet" Target="worksheets/s.xml"/><Relationship Id="x" Type="t/sharedStrings" Target="strings.xml"/></Relationships>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/strings.xml': `<sst>${shared.map((cell) => `<si><t>${escaped(cell)}</t></si>`).join('')}</sst>`,
    ...parts,
  };
  return zip(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

const ENTITIES = `<!DOCTYPE sst [<!ENTITY a "${'x'.repeat(1000)}">${'bcdefgh'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefg'[i]};`.repeat(50)}">`)
  .join('')}]><sst><si><t>&h;</t></si></sst>`;

const sheetOf = (rows: string): Record<string, string> => ({
  'xl/worksheets/s.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
});

/** Workbooks and archives that hold tables or pretend to. */
export const ARCHIVES: Record<string, Archived> = {
  workbook: (rows) => ['sales.xlsx', book(rows)],
  'workbook with macros': (rows) => ['sales.xlsm', book(rows, { 'xl/vbaProject.bin': 'macro' })],
  'workbook named as text': (rows) => ['sales.csv', book(rows)],
  'text named as a workbook': (rows) => ['sales.xlsx', Buffer.from(rows)],
  'old workbook': (rows) => [
    'sales.xls.csv',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(rows)]),
  ],
  'picture named as text': (rows) => [
    'sales.csv',
    Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(rows)]),
  ],
  'spoilt workbook': (rows, random) => [
    'sales.xlsx',
    SMALL_MUTATIONS[random.pick(['bytes flipped', 'truncated', 'a piece lost', 'a piece twice'])](book(rows), random),
  ],
  'entities within entities': (rows) => ['sales.xlsx', book(rows, { 'xl/strings.xml': ENTITIES })],
  'broken XML': (rows) => ['sales.xlsx', book(rows, sheetOf('<row><c><v>1</v></row>'))],
  'texts that are not there': (rows) => [
    'sales.xlsx',
    book(rows, sheetOf('<row><c t="s"><v>-1</v></c><c t="s"><v>1e9</v></c><c t="s"><v>x</v></c></row>')),
  ],
  'cells at the end of the sheet': (rows) => [
    'sales.xlsx',
    book(
      rows,
      sheetOf(
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="99999999999"><c r="ZZZZZZ9"><v>1</v></c></row>',
      ),
    ),
  ],
  'rows backwards': (rows) => [
    'sales.xlsx',
    book(
      rows,
      sheetOf('<row r="9"><c r="B9"><v>1</v></c><c r="A9"><v>2</v></c></row><row r="-3"><c r="A1"><v>1</v></c></row>'),
    ),
  ],
  'cell of 10 MB in a workbook': (rows) => ['sales.xlsx', book(`${rows}\n${'x'.repeat(10_000_000)}`)],
  'zip bomb': () => ['all.zip', zip({ 'revenue.csv': new Uint8Array(50_000_000) })],
  'bomb in a workbook': (rows) => ['sales.xlsx', book(rows, { 'xl/worksheets/s.xml': ' '.repeat(40_000_000) })],
  'shared texts without end': (rows) => [
    'sales.xlsx',
    book(rows, { 'xl/strings.xml': `<sst>${'<si><t>a text that says nothing at all</t></si>'.repeat(400_000)}</sst>` }),
  ],
  'zip of the table': (rows) => ['all.zip', zip({ 'a/b/sales.csv': strToU8(rows) })],
  'zip with a bad name': (rows) => ['all.zip', zip({ '../../sales.csv': strToU8(rows) }, 0)],
  'zips in zips': (rows) => {
    let inner = zip({ 'sales.csv': strToU8(rows) });
    for (let depth = 0; depth < 30; depth++) inner = zip({ 'sales.csv': inner, 'more.zip': inner.subarray(0, 2000) });
    return ['all.zip', inner];
  },
  'zip of many files': () => [
    'all.zip',
    zip(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`${i}.csv`, strToU8('a,b\n')])), 0),
  ],
  'spoilt zip': (rows, random) => [
    'all.zip',
    SMALL_MUTATIONS[random.pick(['bytes flipped', 'truncated', 'a piece lost'])](
      zip({ 'sales.csv': strToU8(rows) }),
      random,
    ),
  ],
};
