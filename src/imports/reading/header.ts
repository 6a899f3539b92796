import { ProductError } from '../../shared/errors';
import { visible } from '../cellText';
import { dayShape } from '../tables/days';
import { numberShape } from '../tables/numbers';
import type { InputFile } from './inputFile';
import { type Coding, type Encoding, emptyFile } from './inspect';
import type { MonthsAcross } from './monthsAcross';
import { isBlank, readRecords } from './records';
import { namesInTwoLines } from './twoLines';

/** How a file is laid out, and its column names as people see them. */
export interface Layout extends Coding {
  delimiter: string;
  header: string[];
  /** Lines with something in them above the column names: titles, filters. */
  above: number;
  /** Lines that the column names fill. */
  headerLines: 1 | 2;
  /** What these say, cell by cell. */
  titles?: string[];
  /** Set where each month has a column: `header` then names the columns of the rows that are made of it. */
  across?: MonthsAcross;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** As far down the column names are looked for. */
const LOOKED_AT = 40;

/** No system has so many fields; what each column means is looked at against all others. */
const MOST_COLUMNS = 2000;

/**
 * Finds out which delimiter a file uses (comma, semicolon, tab or bar) and in which line its column names stand.
 * @throws ProductError import.tooManyColumns, import.emptyFile, and those of readRecords
 */
export async function readLayout(file: InputFile, coding: Coding): Promise<Layout> {
  let best: { layout: Layout; cells: number } | null = null;
  let firstError: unknown = null;
  for (const delimiter of DELIMITERS) {
    const { records, error } = await firstRecords(file, coding.encoding, delimiter);
    // Quoted cells look wrongly quoted under a delimiter that is not the file's own.
    firstError ??= error;
    if (records.length === 0) continue;
    const found = headerOf(records);
    const { above, header } = found;
    const cells = records.slice(above).filter((cells) => cells.length > 1).length * header.length;
    if (best === null || cells > best.cells)
      best = { layout: { ...coding, delimiter, ...found, titles: records.slice(0, above).flat() }, cells };
  }
  if (best === null) throw firstError ?? emptyFile(file.name);
  const named = best.layout.header.filter((name) => name !== '').length;
  if (named > MOST_COLUMNS) throw tooManyColumns(file.name, named);
  return best.layout;
}

const tooManyColumns = (name: string, found: number): ProductError =>
  new ProductError(
    'invalid',
    'import.tooManyColumns',
    `${name} has ${found} columns with a name; at most ${MOST_COLUMNS} can be read. Export only the columns that are needed, or check whether line breaks are missing.`,
    { file: name, columns: found },
  );

async function firstRecords(
  file: InputFile,
  encoding: Encoding,
  delimiter: string,
): Promise<{ records: string[][]; error: unknown }> {
  const records: string[][] = [];
  try {
    await readRecords(file, encoding, delimiter, (cells) => {
      if (!isBlank(cells)) records.push(cells.map((cell) => visible(cell.trim())));
      return records.length < LOOKED_AT;
    });
    return { records, error: null };
  } catch (error) {
    return { records, error };
  }
}

/**
 * Where the column names stand: the first line that fills most columns of the lines below it with words, or the first two
 * that do so together. Without one it is the first line.
 */
function headerOf(records: readonly string[][]): Pick<Layout, 'above' | 'headerLines' | 'header'> {
  const isHead = headTest(records);
  for (const [above, header] of records.entries()) {
    const alone = isHead(header);
    const [next, ...below] = records.slice(above + 1);
    const both = next === undefined ? null : namesInTwoLines(header, next, below, alone);
    if (both && (alone || isHead(both))) return { above, headerLines: 2, header: both };
    if (alone) return { above, headerLines: 1, header };
  }
  return { above: 0, headerLines: 1, header: records[0] };
}

/** Whether a line can be that of the column names, beside the others. */
function headTest(records: readonly string[][]): (cells: readonly string[]) => boolean {
  const counts = records.map((cells) => cells.filter((cell) => cell !== '').length);
  const usual = median(counts.slice(-Math.max(1, Math.ceil(counts.length / 2))));
  return (cells) => {
    const filled = cells.filter((cell) => cell !== '').length;
    if (filled < Math.max(2, usual * 0.7)) return false;
    const days = cells.filter((cell) => dayShape(cell) !== null && /\d/.test(cell));
    const values = cells.filter((cell) => numberShape(cell) !== null && !days.includes(cell));
    // Three days or months side by side are names of columns: no row has as many of its own before the names came.
    return values.length + (days.length >= 3 ? 0 : days.length) <= filled / 4;
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
