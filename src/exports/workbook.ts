import writeWorkbook, { type Cell as SheetCell } from 'write-excel-file/node';
import type { Cell, ExportTable } from '../reviews/cells';

/** Widest that a column is made, in characters. */
const WIDEST = 60;
/** Rows looked at for the width. */
const LOOKED_AT = 200;

/** Sentences of a workbook's first sheet, by heading. */
export interface Sentences {
  heading: string;
  sentences: readonly string[];
}

/**
 * An Excel workbook (OOXML): a sheet of sentences, then one a table with its header kept in sight. Numbers are numbers:
 * money in currency units with two decimals, shares as percentages, days as dates. Text is text, whatever it begins with.
 */
export async function workbook(
  title: string,
  text: readonly Sentences[],
  tables: readonly ExportTable[],
): Promise<Buffer> {
  const sheets = [
    {
      sheet: 'Review',
      columns: [{ width: 28 }, { width: 110 }],
      data: [
        [{ value: title, type: String, fontWeight: 'bold' as const, fontSize: 14 }, null],
        ...text.flatMap(({ heading, sentences }) =>
          sentences.map((sentence, at) => [
            at === 0
              ? { value: heading, type: String, fontWeight: 'bold' as const, alignVertical: 'top' as const }
              : null,
            { value: sentence, type: String, wrap: true },
          ]),
        ),
      ],
    },
    ...tables.map(({ name, columns, rows }) => ({
      sheet: name,
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      columns: columns.map((column, at) => ({ width: widthOf(column, rows, at) })),
      data: [
        columns.map((column) => ({ value: column, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(sheetCell)),
      ],
    })),
  ];
  return writeWorkbook(sheets).toBuffer();
}

function sheetCell(cell: Cell): SheetCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  switch (cell.kind) {
    case 'money':
      return { value: cell.cents / 100, type: Number, format: '#,##0.00' };
    case 'share':
      return { value: cell.value, type: Number, format: '0.0%' };
    case 'count':
      return { value: cell.value, type: Number, format: '0' };
    case 'day':
      return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
}

function widthOf(column: string, rows: readonly Cell[][], at: number): number {
  const longest = rows.slice(0, LOOKED_AT).reduce((most, row) => {
    const cell = row[at];
    return Math.max(most, typeof cell === 'string' ? cell.length : 12);
  }, column.length);
  return Math.min(WIDEST, longest + 2);
}
