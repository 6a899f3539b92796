import type { Holding } from '../mapping/fields';
import type { DateOrder } from '../tables/days';
import type { DecimalSign } from '../tables/numbers';

/** A column of a file and what it was taken for. */
export interface RecognisedColumn {
  header: string;
  position: number;
  /** A meaning of mapping/fields; null = nothing is read from it. */
  field: string | null;
  samples: string[];
  /** How its cells are written, for people: 'day/month/year', '1.234,50'; null = as text. */
  format: string | null;
}

/** What must be answered by a person before a file can be read. Never guessed. */
export type Question =
  | { about: 'dateOrder'; column: string; example: string }
  | { about: 'decimal'; column: string; example: string; mixed: boolean }
  | { about: 'wonStages'; column: string; stages: string[] }
  | { about: 'column'; field: string; label: string }
  | { about: 'guess'; columns: { field: string; label: string; column: string }[] }
  | { about: 'rates'; column: string; currencies: string[] };

/** What was recognised of a file; everything that its reading needs, as data. */
export interface RecognisedFile {
  file: string;
  /** Sheet of a workbook; null = a text file. */
  sheet: string | null;
  /** Source of the dialect. */
  system: string;
  holds: Holding;
  /** For people: 'Salesforce: deals'. */
  label: string;
  /** From 0 to 1. */
  confidence: number;
  /** What the confidence rests on. */
  because: string;
  /** Who says so: what it looks like, a person now, or a person about an earlier file with these columns. */
  told: 'recognised' | 'stated' | 'remembered';
  /** Its days can be read in two orders, its amounts with two decimal signs: a person may want to correct that. */
  doubtful: { dateOrder: boolean; decimal: boolean };
  rows: number;
  /** It had a column for each month; each filled cell is a row. */
  across?: boolean;
  /** Its column names stand in two lines. */
  inTwoLines?: boolean;
  fingerprint: string;
  columns: RecognisedColumn[];
  /** For columns of days that write two numbers before the year. */
  dateOrder: DateOrder | null;
  decimal: DecimalSign;
  /** Stages that mean won, when a person said so; null = by the usual words. */
  wonStages: string[] | null;
  /** Every value of the stage column, while there are few. */
  stages: string[];
  /** Currencies in the file. */
  currencies: string[];
  splitByTerm: boolean;
  /** Meanings whose blank cells look as if they repeated what stands above them, as in a grouped report. */
  grouped?: string[];
  /** Meanings whose blank cells are read so: those, unless a person said otherwise. */
  fillDown?: string[];
  questions: Question[];
}

/** Position of a field's column; -1 = the file has none. */
export function positionOf(file: Pick<RecognisedFile, 'columns'>, field: string): number {
  return file.columns.find((column) => column.field === field)?.position ?? -1;
}
