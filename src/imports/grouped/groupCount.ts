/** A column that may be one of groups, and whether losing it would leave a row without its account or rep. */
export interface GroupColumn {
  field: string;
  position: number;
}

/** What was seen of such a column. */
export interface GroupFound extends GroupColumn {
  /** Every row has a value of its own or above it, and none comes twice within what stands to its left. */
  isRegular: boolean;
  /** Rows whose cell is blank, and values with such rows below them. */
  blank: number;
  goOn: number;
}

/**
 * Looks down the columns of a table for groups: a value stands once and blank cells below it. In a table where somebody is
 * merely unknown, values come again and again.
 */
export class GroupCount {
  readonly #columns: (GroupFound & { seen: Set<string>; value: string; isFirst: boolean })[];
  rows = 0;

  /** @param columns left to right */
  constructor(columns: readonly GroupColumn[]) {
    this.#columns = columns.map((column) => ({
      ...{ ...column, isRegular: true, blank: 0, goOn: 0 },
      ...{ seen: new Set<string>(), value: '', isFirst: false },
    }));
  }

  /** @param isRow it has what a row needs; otherwise it may be the heading of a group */
  add(cells: readonly string[], isRow: boolean): void {
    if (isRow) this.rows++;
    let isNew = false;
    for (const column of this.#columns) {
      if (isNew) {
        column.seen.clear();
        column.value = '';
      }
      const own = (cells[column.position] ?? '').trim();
      if (own !== '') {
        if (column.seen.has(own)) column.isRegular = false;
        column.seen.add(own);
        [column.value, column.isFirst, isNew] = [own, true, true];
      } else if (isRow) {
        column.blank++;
        if (column.value === '') column.isRegular = false;
        if (column.isFirst) column.goOn++;
        column.isFirst = false;
      }
    }
  }

  end(): GroupFound[] {
    return this.#columns.map(({ seen: _, value: __, isFirst: ___, ...found }) => found);
  }
}
