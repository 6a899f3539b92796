import { dayShape, lastMonthOfQuarter } from './days';
import { currencyMark, numberShape } from './numbers';

/** Values of a column that are kept by name; a column of more is told by its samples. */
const MOST_VALUES = 200;
const SAMPLES = 4;

/** What the whole of a column looks like. Counts are of rows. */
export interface ColumnProfile {
  header: string;
  position: number;
  filled: number;
  /** The first different values. */
  samples: string[];
  /** Every value with its rows, while there are no more than 200; null = more. */
  values: ReadonlyMap<string, number> | null;
  /** `serials`: whole numbers that a spreadsheet may show as days from 1954 to 2119. */
  numbers: { count: number; point: number; comma: number; either: number; serials: number; example: string };
  /** `first` and `second`: the largest number in the first and second place before the year. */
  days: {
    count: number;
    monthOnly: number;
    /** Those of them that name a quarter. */
    quarters: number;
    pairs: number;
    dotted: number;
    first: number;
    second: number;
    example: string;
  };
  /** Ids of Salesforce: 15 or 18 letters and digits. */
  salesforceIds: number;
  /** Marks of currencies at its numbers. */
  marks: ReadonlySet<string>;
}

const SALESFORCE_ID = /^[a-zA-Z0-9]{15}(?:[A-Z0-5]{3})?$/;

/** Looks at a column cell by cell. */
export class ColumnCounter {
  readonly #profile: ColumnProfile;
  readonly #marks = new Set<string>();
  readonly #samples = new Set<string>();
  #values: Map<string, number> | null = new Map();

  constructor(header: string, position: number) {
    this.#profile = {
      header,
      position,
      filled: 0,
      samples: [],
      values: null,
      numbers: { count: 0, point: 0, comma: 0, either: 0, serials: 0, example: '' },
      days: { count: 0, monthOnly: 0, quarters: 0, pairs: 0, dotted: 0, first: 0, second: 0, example: '' },
      salesforceIds: 0,
      marks: this.#marks,
    };
  }

  /** @param text the cell as people see it, trimmed */
  add(text: string): void {
    if (text === '') return;
    const profile = this.#profile;
    profile.filled++;
    if (this.#samples.size < SAMPLES) this.#samples.add(text);
    this.#countValue(text);
    if (text.length > 40) return;
    if (this.#countDay(text)) return;
    if (this.#countNumber(text)) return;
    if (SALESFORCE_ID.test(text)) profile.salesforceIds++;
  }

  end(): ColumnProfile {
    return { ...this.#profile, samples: [...this.#samples], values: this.#values };
  }

  #countValue(text: string): void {
    if (this.#values === null) return;
    this.#values.set(text, (this.#values.get(text) ?? 0) + 1);
    if (this.#values.size > MOST_VALUES) this.#values = null;
  }

  #countDay(text: string): boolean {
    const shape = dayShape(text);
    if (shape === null) return false;
    const { days } = this.#profile;
    days.count++;
    if (shape.monthOnly) days.monthOnly++;
    if (shape.monthOnly && lastMonthOfQuarter(text) !== null) days.quarters++;
    // 202405, 20240531 and 2024.05 may be numbers as well.
    if (/^\d+(\.\d+)?$/.test(text)) this.#countNumber(text);
    if (shape.pair === null) return true;
    days.pairs++;
    if (shape.dotted) days.dotted++;
    days.first = Math.max(days.first, shape.pair[0]);
    days.second = Math.max(days.second, shape.pair[1]);
    if (days.example === '') days.example = text;
    return true;
  }

  #countNumber(text: string): boolean {
    const shape = numberShape(text);
    if (shape === null) return false;
    const { numbers } = this.#profile;
    numbers.count++;
    if (/^[2-7]\d{4}$/.test(text)) numbers.serials++;
    if (shape === '.') numbers.point++;
    else if (shape === ',') numbers.comma++;
    else if (shape === 'either') {
      numbers.either++;
      if (numbers.example === '') numbers.example = text;
    }
    const mark = currencyMark(text);
    if (mark !== '' && this.#marks.size < 50) this.#marks.add(mark);
    return true;
  }
}
