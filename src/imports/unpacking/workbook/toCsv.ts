import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { ProductError } from '../../../shared/errors';
import type { InputFile } from '../../reading/inputFile';
import type { Archive } from '../archive';
import { MOST_CELL } from '../limits';
import { readDateStyles } from './dateStyles';
import type { WorkbookParts } from './parts';
import { readSharedStrings } from './sharedStrings';
import { readSheet } from './sheetRows';

const FLUSH_CHARACTERS = 1 << 18;
const MOST_ROWS = 1_048_576;

/**
 * Writes the first sheet that has any content as CSV in UTF-8, its rows on the lines of their numbers, so that a line in
 * a message is a row in the spreadsheet.
 * @returns name of the sheet; null when every sheet is empty
 * @throws ProductError import.cellTooLong, import.tooManyTexts, import.zipTooLarge
 */
export async function workbookToCsv(
  archive: Archive,
  parts: WorkbookParts,
  file: InputFile,
  path: string,
): Promise<string | null> {
  const context = {
    texts: await readSharedStrings(await archive.open(parts.sharedStrings), file.name),
    isDate: await readDateStyles(await archive.open(parts.styles)),
    since1904: parts.since1904,
    unpacked: archive.unpacked,
  };
  for (const { name, part } of parts.sheets) {
    const content = await archive.open(part);
    if (content === null) continue;
    const csv = new CsvLines(file.name);
    const out = createWriteStream(path);
    const closed = once(out, 'close');
    const write = async (atLeast: number): Promise<void> => {
      if (csv.waiting >= atLeast && !out.write(csv.take())) await once(out, 'drain');
    };
    try {
      await readSheet(
        content,
        context,
        (row, cells) => csv.add(row, cells),
        () => write(FLUSH_CHARACTERS),
      );
      await write(1);
    } finally {
      out.end();
      await closed;
    }
    if (csv.filled) return name;
  }
  return null;
}

/** Rows as lines of CSV, kept until they are taken. */
class CsvLines {
  filled = false;
  #line = 0;
  #text = '';

  constructor(private readonly file: string) {}

  get waiting(): number {
    return this.#text.length;
  }

  add(row: number, cells: readonly string[]): void {
    if (cells.every((cell) => cell === '' || cell.trim() === '') || !(row > this.#line && row <= MOST_ROWS)) return;
    this.filled = true;
    this.#text += '\n'.repeat(row - this.#line - 1);
    this.#text += `${cells.map((cell) => this.#quoted(cell, row)).join(',')}\n`;
    this.#line = row;
  }

  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  #quoted(cell: string, row: number): string {
    if (cell === '') return '';
    if (cell.length > MOST_CELL) throw cellTooLong(this.file, row);
    const flat = /[\r\n]/.test(cell) ? cell.replace(/[\r\n]+/g, ' ') : cell;
    return /[",]/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat;
  }
}

function cellTooLong(name: string, row: number): ProductError {
  return new ProductError(
    'invalid',
    'import.cellTooLong',
    `${name} has a cell of more than ${MOST_CELL} characters in row ${row}. Remove it and import the file again.`,
    { file: name, line: row },
  );
}
