import { visible } from '../cellText';
import { dialectOf } from '../dialects/index';
import { isTotal, saysTotal } from '../grouped/totals';
import { cellProblem, type RowProblem } from '../problems';
import { positionOf, type RecognisedFile } from '../recognition/recognised';
import { readFlag } from '../recognition/stages';
import { readDay } from '../tables/days';
import { numberShape, readMinor } from '../tables/numbers';
import { powerInHeader } from '../tables/units';

const ORDER_WORDS = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' };

/** Reads the cells of one row of a table after the other by what they mean. */
export class TableRow {
  #cells: readonly string[] = [];
  #written: readonly string[] = [];
  readonly #positions = new Map<string, number>();
  readonly #powers = new Map<string, number>();
  readonly #id: (text: string) => string;

  constructor(readonly file: RecognisedFile) {
    for (const { field, position, header } of file.columns) {
      if (field === null) continue;
      this.#positions.set(field, position);
      this.#powers.set(field, powerInHeader(header));
    }
    this.#id = dialectOf(file.system)?.id ?? ((text) => text);
  }

  /** Makes these the cells of the row. @param written as the file has them, where blank ones were filled */
  load(cells: readonly string[], written = cells): this {
    this.#cells = cells;
    this.#written = written;
    return this;
  }

  has(field: string): boolean {
    return this.#positions.has(field);
  }

  /** What people see in the cell; empty when the table lacks the column. */
  text(field: string): string {
    const position = this.#positions.get(field);
    return position === undefined ? '' : visible((this.#cells[position] ?? '').trim());
  }

  /** A name with its spaces made single; names are compared by people as they look. */
  name(field: string): string {
    return this.text(field).replace(/\s+/g, ' ');
  }

  /** The key of an account or rep: its id where the table has one, else its name. */
  key(idField: string, nameField: string): string {
    const id = this.text(idField);
    return id === '' ? this.name(nameField) : this.#id(id);
  }

  flag(field: string): boolean | null {
    return readFlag(this.text(field));
  }

  /** A day or month in ISO form, empty when the cell is; a problem when it cannot be read. */
  day(field: string): string | RowProblem {
    const written = this.text(field);
    if (written === '') return '';
    const text = field === 'date' && this.has('year') ? inYear(this.text('year'), written) : written;
    const order = this.file.dateOrder;
    const day = readDay(text, order);
    if (day !== null) return day;
    return cellProblem(
      this.header(field),
      text,
      `a day or month that exists${order ? ` (in the order ${ORDER_WORDS[order]})` : ''}`,
    );
  }

  /** Minor units, null when the cell is empty; a problem when it cannot be read. */
  minor(field: string): number | null | RowProblem {
    const text = this.text(field);
    if (text === '' || text === '-') return null;
    const minor = readMinor(text, this.file.decimal, this.#powers.get(field));
    if (minor !== null) return minor;
    const sign = this.file.decimal === '.' ? 'point' : 'comma';
    return cellProblem(this.header(field), text, `an amount with a decimal ${sign}, no more than ten billion`);
  }

  /** Name of the column that a field stands in, as the file writes it. */
  header(field: string): string {
    return this.file.columns.find((column) => column.field === field)?.header ?? '';
  }

  /** True for titles, notes, totals and the lines that a report writes below its rows. */
  isNote(): boolean {
    const filled = this.#written.filter((cell) => cell.trim() !== '');
    if (this.file.columns.length >= 3 && filled.length <= 1) return true;
    if (this.file.fillDown?.length && this.text('date') === '' && isTotal(this.#written)) return true;
    // A total of months names nothing but itself and the month.
    if (this.file.across) {
      const named = filled.filter((cell) => numberShape(cell.trim()) === null);
      return named.length <= 2 && saysTotal(visible((filled[0] ?? '').trim()));
    }
    const [first = '', ...rest] = filled.map((cell) => visible(cell.trim()));
    if (this.file.columns.length >= 3 && saysTotal(first) && rest.every((cell) => numberShape(cell) !== null))
      return true;
    return saysTotal(first) && this.text('date') === '' && positionOf(this.file, 'name') < 0;
  }
}

/** '2024' and '3' or 'March' as one text. */
const inYear = (year: string, month: string): string => (/^\d+$/.test(month) ? `${year}-${month}` : `${month} ${year}`);

/** True for a problem, as opposed to a value. */
export function isProblem(value: unknown): value is RowProblem {
  return typeof value === 'object' && value !== null && 'problem' in value;
}
