import { dayShape } from '../tables/days';
import { numberShape } from '../tables/numbers';

/** What the rows of a table hold, by position: columns that most of them fill, and those of figures and days. */
export interface BodyColumns {
  filled: readonly number[];
  figures: readonly number[];
}

const MOST = 0.8;

/** Looks through some rows of a table. */
export function bodyColumns(rows: readonly (readonly string[])[]): BodyColumns {
  const width = Math.max(...rows.map((cells) => cells.length));
  const columns = Array.from({ length: width }, (_, i) => rows.map((cells) => cells[i] ?? '').filter(Boolean));
  const positions = (fits: (cells: readonly string[]) => boolean): number[] =>
    columns.flatMap((cells, i) => (cells.length > 0 && fits(cells) ? [i] : []));
  return {
    filled: positions((cells) => cells.length >= rows.length / 2),
    figures: positions((cells) => cells.filter(isFigure).length >= cells.length * MOST),
  };
}

const isFigure = (cell: string): boolean => numberShape(cell) !== null || dayShape(cell) !== null;
