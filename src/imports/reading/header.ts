import { visible } from '../cellText';
import type { Coding, Encoding, InputFile } from './inspect';
import { readRecords } from './records';

/** How a file is laid out, and the cells of its first line, as people see them. */
export interface Layout extends Coding {
  delimiter: string;
  header: string[];
}

const DELIMITERS = [',', ';', '\t'] as const;

/** Reads the first line of a file and finds out which delimiter it uses: comma, semicolon or tab. */
export async function readLayout(file: InputFile, coding: Coding): Promise<Layout> {
  let best: Layout | null = null;
  let firstError: unknown = null;
  for (const delimiter of DELIMITERS) {
    try {
      const header = await firstRecord(file, coding.encoding, delimiter);
      if (best === null || header.length > best.header.length) best = { ...coding, delimiter, header };
    } catch (error) {
      // Quoted cells look wrongly quoted under a delimiter that is not the file's own.
      firstError ??= error;
    }
  }
  if (best === null) throw firstError;
  return best;
}

async function firstRecord(file: InputFile, encoding: Encoding, delimiter: string): Promise<string[]> {
  let first: string[] = [];
  await readRecords(file, encoding, delimiter, (cells) => {
    first = cells.map((cell) => visible(cell.trim()));
    // Blank lines above the column names are passed over.
    return first.every((cell) => cell === '');
  });
  return first;
}
