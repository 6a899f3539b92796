import writeXlsx from 'write-excel-file/node';

type Cell = string | number | Date | null;

/** A workbook of one sheet; days become numbers with a day's format, as spreadsheets store them. */
export async function workbook(rows: readonly (readonly Cell[])[], sheet = 'Report'): Promise<Buffer> {
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value instanceof Date) return { value, type: Date, format: 'dd.mm.yyyy' };
      return value === null ? null : { value };
    }),
  );
  return writeXlsx(cells as never, { sheet } as never).toBuffer();
}
