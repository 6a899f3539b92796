import { ProductError } from '../../../shared/errors';
import { counted } from '../../../shared/wording';

/** A wrong cell as people and scripts see it; the header is line 1. */
export interface WrongCell {
  file: string;
  line: number;
  column: string;
  value: string;
  problem: string;
}

const SHOWN = 10;
const KEPT = 100;

/** Cells that are wrong: all are counted, the first hundred kept, the first ten shown. */
export class WrongCells {
  readonly #kept: WrongCell[] = [];
  #count = 0;

  constructor(private readonly file: string) {}

  add(line: number, column: string, value: string, problem: string): void {
    this.#count++;
    if (this.#kept.length < KEPT) this.#kept.push({ file: this.file, line, column, value, problem });
  }

  /** @throws ProductError estimate.wrongCells when there are any; details.cells holds them */
  refuse(): void {
    if (this.#count === 0) return;
    const shown = this.#kept
      .slice(0, SHOWN)
      .map(({ line, column, problem }) => `  ${this.file}, line ${line}, column "${column}": ${problem}.`);
    if (this.#count > SHOWN) shown.push(`  … and ${this.#count - SHOWN} more.`);
    throw new ProductError(
      'invalid',
      'estimate.wrongCells',
      [`${this.file} cannot be used: ${counted(this.#count, 'cell is', 'cells are')} wrong.`, ...shown].join('\n'),
      { file: this.file, count: this.#count, cells: this.#kept },
    );
  }
}
