import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { unpack } from '../../src/imports/unpacking/unpack';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-unpack-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Unpacks one file of the given content. */
async function unpacked(name: string, content: Uint8Array) {
  const path = join(folder, 'given');
  writeFileSync(path, content);
  const { files, ignored } = await unpack([{ name, path }], join(folder, 'out'));
  return { ignored, files: files.map((file) => ({ ...file, text: readFileSync(file.path, 'utf8') })) };
}

/** A workbook of parts as another program might write it; `sheet` is the content of its only sheet. */
const book = (sheet: string, more: Record<string, string> = {}): Uint8Array => {
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="0"/><x:sheets><x:sheet name="Empty" r:id="e"/><x:sheet name="Data" r:id="a"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="e" Type="t/worksheet" Target="worksheets/empty.xml"/><Relationship Id="a" Type="t/worksheet" Target="/xl/worksheets/s.xml"/><Relationship Id="s" Type="t/styles" Target="styles.xml"/><Relationship Id="x" Type="t/sharedStrings" Target="strings.xml"/></Relationships>`,
    'xl/worksheets/empty.xml': '<worksheet><sheetData/></worksheet>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d\\-mmm\\-yy"/><numFmt numFmtId="171" formatCode="&quot;day&quot; 0"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
    'xl/strings.xml': `<sst><si><t>Kunde</t></si><si><r><t>Mül</t></r><r><t xml:space="preserve">ler &amp; Co</t></r><rPh><t>hint</t></rPh></si></sst>`,
    'xl/vbaProject.bin': 'macro',
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
};

test('a workbook: shared and rich texts, days by their formats, saved values of formulas, rows on their lines', async () => {
  const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>In, "line"</t></is></c></row>
    <row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" s="1"><v>45351.75</v></c><c r="C4" s="2"><v>60</v></c><c r="D4" s="3"><v>7</v></c><c r="E4"><f>1+1</f><v>2.5000000000000004</v></c><c r="F4" t="str"><f>"a"</f><v>a
b</v></c><c r="G4" t="b"><v>1</v></c><c r="H4" t="e"><v>#N/A</v></c></row>`;
  const { files } = await unpacked('x.xlsm', book(rows));
  expect(files).toMatchObject([{ name: 'x.xlsm', sheet: 'Data' }]);
  expect(files[0].text).toBe('\nKunde,,"In, ""line"""\n\nMüller & Co,2024-02-29,1900-02-28,7,2.5,a b,TRUE,\n');
});

test('texts stay as they are and content decides what a file is, not its name', async () => {
  expect((await unpacked('x.xlsx', strToU8('a,b\n1,2\n'))).files).toMatchObject([{ sheet: null, text: 'a,b\n1,2\n' }]);
  expect((await unpacked('x.csv', book('<row><c t="s"><v>0</v></c></row>'))).files).toMatchObject([
    { sheet: 'Data', text: 'Kunde\n' },
  ]);
});

test('a zip of tables, workbooks among them; archives inside are left out', async () => {
  const inner = zipSync({ 'c.csv': strToU8('c\n') });
  const { files, ignored } = await unpacked(
    'all.zip',
    zipSync({
      'a/one.csv': strToU8('a\n'),
      'two.xlsx': book('<row><c t="s"><v>0</v></c></row>'),
      'three.csv': inner,
      'notes.pdf': strToU8('x'),
    }),
  );
  expect(files.map(({ name, text }) => [name, text])).toEqual([
    ['one.csv', 'a\n'],
    ['two.xlsx', 'Kunde\n'],
  ]);
  expect(ignored.map(({ file }) => file)).toEqual(['three.csv', 'all.zip/notes.pdf']);
});

/** A text that cells name by a number: few bytes for many. */
const LONG = { 'xl/strings.xml': `<sst><si><t>${'x'.repeat(90_000)}</t></si></sst>` };
const shared = (times: number): string => '<c t="s"><v>0</v></c>'.repeat(times);
const many = (rows: number, cells: string): string => `<row>${cells}</row>`.repeat(rows);

const bomb = (): Uint8Array => zipSync({ 'bomb.csv': new Uint8Array(30_000_000) }, { level: 9 });
const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';

test.each<[string, () => Uint8Array, string]>([
  ['what shrinks too well', bomb, 'import.zipTooLarge'],
  ['an archive cut off', () => zipSync({ 'a.csv': strToU8('a\n') }).slice(0, 40), 'import.zip'],
  ['names that lead out', () => zipSync({ '../../a.csv': strToU8('a\n') }), 'import.zipPath'],
  ['an archive without tables', () => zipSync({ 'a.pdf': strToU8('a') }), 'import.emptyZip'],
  ['a workbook of the old form', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'import.oldWorkbook'],
  ['a workbook without rows', () => book(''), 'import.emptyFile'],
  [
    'entities that grow',
    () =>
      book('', {
        'xl/worksheets/s.xml': `${entity}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
    'import.zip',
  ],
  [
    'a cell of ten million characters',
    () => book(`<row><c t="str"><v>${'x'.repeat(10_000_000)}</v></c></row>`),
    'import.cellTooLong',
  ],
  ['nesting without an end', () => book(`<a>${'<b>'.repeat(200)}${'</b>'.repeat(200)}</a>`), 'import.zip'],
  [
    'a thousand attributes',
    () => book(`<a ${Array.from({ length: 1000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
    'import.zip',
  ],
  ['a row of a long text many times over', () => book(many(1, shared(2000)), LONG), 'import.zipTooLarge'],
  ['rows of a long text', () => book(many(2000, shared(1)), LONG), 'import.zipTooLarge'],
  ['rows with nothing but a last cell', () => book(many(4000, '<c r="XFD1"><v>1</v></c>')), 'import.zipTooLarge'],
])('%s is refused', async (_name, content, code) => {
  await expect(unpacked('x.zip', content())).rejects.toMatchObject({ code });
});
