import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readRecords } from '../../src/imports/reading/records';
import { isProductError } from '../../src/shared/errors';

const folder = mkdtempSync(join(tmpdir(), 'rotation-records-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As the parser reads the whole text; null when it refuses it. */
function byParser(text: string): string[][] | null {
  try {
    return parse(text, {
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: 1_000_000,
    });
  } catch {
    return null;
  }
}

/** As the product reads the file, with the line of each record. */
async function byUs(text: string): Promise<{ records: string[][]; lines: number[] } | null> {
  const path = join(folder, 'file.csv');
  writeFileSync(path, text);
  const [records, lines]: [string[][], number[]] = [[], []];
  try {
    await readRecords({ name: 'file.csv', path }, 'UTF-8', ',', (cells, line) => {
      records.push(cells);
      lines.push(line);
      return undefined;
    });
    return { records, lines };
  } catch (error) {
    if (isProductError(error)) return null;
    throw error;
  }
}

/** The line on which each record begins, counted from the cells before it. */
function beginnings(records: readonly string[][]): number[] {
  let line = 1;
  return records.map((cells) => {
    const begin = line;
    line += 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0);
    return begin;
  });
}

const piece = fc.constantFrom(
  'a',
  'é',
  '漢',
  '12.50',
  ',',
  ',,',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '"',
  '"x,y"',
  '"p\nq"',
  '""',
  ' ',
  '\ufeff',
);
const CHUNK = 1 << 18;

test('plain lines read at once and all others read by the parser come out as the parser reads the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const text = pieces.join('');
      const expected = byParser(text);
      expect(await byUs(text)).toEqual(expected && { records: expected, lines: beginnings(expected) });
    }),
    { numRuns: 400 },
  );
});

test('it makes no difference where a chunk of the file ends', async () => {
  const row = 'ACC-1,2025-01,Bolts,10.00,R1\n';
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 20 }), fc.nat(40), async (pieces, before) => {
      const rows = row.repeat(Math.floor((CHUNK - before - 30) / row.length));
      const text = `${rows}${'é'.repeat((CHUNK - before - rows.length) >> 1)}\n${pieces.join('')}\n${row}`;
      const expected = byParser(text);
      expect(await byUs(text)).toEqual(expected && { records: expected, lines: beginnings(expected) });
    }),
    { numRuns: 25 },
  );
});
