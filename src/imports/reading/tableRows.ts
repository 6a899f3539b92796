import type { Layout } from './header';
import type { InputFile } from './inputFile';
import { rowsOfMonths } from './monthsAcross';
import { isBlank, readRecords } from './records';

/**
 * Streams the rows below the column names of a table, blank ones left out; of a table with a column for each month one
 * row for each month with something in it.
 * @param onChunk told the bytes of each chunk; may throw to stop
 * @param onLine told each line before its rows, without its months: it may have none
 */
export async function readTable(
  file: InputFile,
  layout: Layout,
  onRow: (cells: string[], line: number) => void,
  onChunk?: (bytes: number) => void,
  onLine?: (cells: readonly string[]) => void,
): Promise<void> {
  const { across } = layout;
  let toSkip = layout.above + layout.headerLines;
  const each = (cells: string[], line: number): undefined => {
    if (isBlank(cells)) return;
    if (toSkip > 0) {
      toSkip--;
      return;
    }
    onLine?.(across ? across.others.map((position) => cells[position] ?? '') : cells);
    if (!across) onRow(cells, line);
    else for (const row of rowsOfMonths(cells, across)) onRow(row, line);
  };
  await readRecords(file, layout.encoding, layout.delimiter, each, onChunk);
}
