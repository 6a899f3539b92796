import type { ColumnProfile } from '../tables/columnProfile';
import type { DateOrder } from '../tables/days';
import type { DecimalSign } from '../tables/numbers';
import { powerInHeader, UNIT_WORDS } from '../tables/units';
import type { Question } from './recognised';

/** The order of days that the whole of a column tells; null = it tells none, 'mixed' = its cells contradict each other. */
function orderOf({ days }: ColumnProfile): DateOrder | 'mixed' | null {
  if (days.pairs === 0) return 'ymd';
  if (days.first > 12 && days.second > 12) return 'mixed';
  if (days.first > 12) return 'dmy';
  if (days.second > 12) return 'mdy';
  return days.dotted === days.pairs ? 'dmy' : null;
}

/**
 * One order of days for a file: what its columns tell by themselves, else what was stated. Columns that are in doubt take
 * it from one that is not, as a system writes all days alike.
 */
export function decideDateOrder(
  columns: readonly ColumnProfile[],
  stated: DateOrder | null,
): { order: DateOrder | null; question: Question | null } {
  const inPairs = columns.filter((column) => column.days.pairs > 0);
  if (inPairs.length === 0) return { order: stated, question: null };
  const told = new Set(inPairs.map(orderOf).filter((order) => order !== null));
  if (told.size === 1 && !told.has('mixed')) return { order: [...told][0] as DateOrder, question: null };
  if (stated !== null) return { order: stated, question: null };
  const doubtful = inPairs.find((column) => orderOf(column) === 'mixed') ?? inPairs[0];
  return { order: null, question: { about: 'dateOrder', column: doubtful.header, example: doubtful.days.example } };
}

/** One decimal sign for a file, in the same way. */
export function decideDecimal(
  columns: readonly ColumnProfile[],
  stated: DecimalSign | null,
): { decimal: DecimalSign; question: Question | null } {
  const point = columns.some(({ numbers }) => numbers.point > 0);
  const comma = columns.some(({ numbers }) => numbers.comma > 0);
  if (point !== comma) return { decimal: point ? '.' : ',', question: null };
  const doubtful = columns.find(({ numbers }) => numbers.either > 0 || (point && numbers.point + numbers.comma > 0));
  if (stated !== null || !doubtful) return { decimal: stated ?? '.', question: null };
  const example = doubtful.numbers.example || doubtful.samples[0];
  return { decimal: '.', question: { about: 'decimal', column: doubtful.header, example, mixed: point } };
}

const ORDERS: Readonly<Record<DateOrder, string>> = {
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymd: 'year, month, day',
};

/** The format of a column that holds quarters, or some. */
export const QUARTERS = 'quarters';

/** How the days of a column are written, for people. */
export function dayFormat({ days }: ColumnProfile, order: DateOrder | null): string {
  if (days.quarters > 0) return QUARTERS;
  if (days.monthOnly === days.count) return 'months';
  if (days.pairs === 0) return ORDERS.ymd;
  return order === null ? 'days, the order of day and month is open' : ORDERS[order];
}

/** How the amounts of a column are written, for people. */
export function amountFormat({ numbers, header }: ColumnProfile, decimal: DecimalSign): string {
  const power = powerInHeader(header);
  const unit = power === 0 ? '' : `, in ${UNIT_WORDS[power]}`;
  if (numbers.point + numbers.comma + numbers.either === 0) return `whole numbers${unit}`;
  return `${decimal === '.' ? 'decimal point' : 'decimal comma'}${unit}`;
}
