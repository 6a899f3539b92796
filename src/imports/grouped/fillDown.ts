import { positionOf, type RecognisedFile } from '../recognition/recognised';

/**
 * Fills the blank cells of a grouped report row by row: below a filled cell they repeat it, until its own column or one
 * to the left has something new. Columns that are no groups stay as they are.
 */
export class FillDown {
  /** Left to right: what stands further left holds for what stands to the right of it. */
  readonly #held: { position: number; value: string }[];

  constructor(file: Pick<RecognisedFile, 'columns' | 'fillDown'>) {
    this.#held = (file.fillDown ?? [])
      .map((field) => ({ position: positionOf(file, field), value: '' }))
      .filter(({ position }) => position >= 0)
      .sort((a, b) => a.position - b.position);
  }

  /** The row with its blank cells filled; the row itself where nothing is to be filled. */
  fill(cells: readonly string[]): readonly string[] {
    if (this.#held.length === 0) return cells;
    const filled = [...cells];
    let isNew = false;
    for (const column of this.#held) {
      const own = cells[column.position] ?? '';
      if (isNew) column.value = '';
      if (own.trim() !== '') [column.value, isNew] = [own, true];
      else filled[column.position] = column.value;
    }
    return filled;
  }
}
