import { type Month, monthIndex } from '../shared/calendar';
import { formatMoney } from '../shared/money';
import { type OwnersFound, ownerSentences } from './ownerSentences';
import { QUARTERS } from './recognition/formats';
import type { RecognisedFile } from './recognition/recognised';
import { powerInHeader, UNIT_WORDS } from './tables/units';

/** Growth compares four quarters with the four before them. */
const MONTHS_FOR_GROWTH = 24;

/** What the reading of tables of other systems found beyond counts. Money in minor units of `currency`. */
export interface TableFindings {
  currency: string;
  recognised: readonly RecognisedFile[];
  withoutAccount: readonly { file: string; rows: number; cents: number }[];
  parentsLost: number;
  owners: OwnersFound;
  idleReps: { count: number; names: readonly string[] };
  months: { first: Month; last: Month } | null;
}

/** Sentences on tables of other systems: what is worth a look, and what was derived from what. */
export function tableWarnings(found: TableFindings): { warnings: string[]; derivations: string[] } {
  if (found.recognised.length === 0) return { warnings: [], derivations: [] };
  const { currency, idleReps, months } = found;
  const warnings: string[] = [];
  for (const { file, rows, cents } of found.withoutAccount) {
    const sum = cents === 0 ? 'without an amount' : `together ${formatMoney(cents, currency, 'en-US', true)}`;
    warnings.push(
      `${count(rows, 'deal', 'deals')} of ${file} ${rows === 1 ? 'has' : 'have'} no account (${sum}) and ${rows === 1 ? 'was' : 'were'} rejected.`,
    );
  }
  if (idleReps.count > 0) {
    const more = idleReps.count > idleReps.names.length ? ' and others' : '';
    warnings.push(
      `${count(idleReps.count, 'rep has', 'reps have')} no deal in the files: ${idleReps.names.join(', ')}${more}.`,
    );
  }
  if (found.parentsLost > 0) {
    warnings.push(
      `${count(found.parentsLost, 'row names', 'rows name')} a parent account or manager that the files do not hold; it was left empty.`,
    );
  }
  if (months) {
    const span = monthIndex(months.last) - monthIndex(months.first) + 1;
    if (span < MONTHS_FOR_GROWTH) {
      warnings.push(
        `The revenue covers ${count(span, 'month', 'months')}. Growth compares four quarters with the four before, which takes ${MONTHS_FOR_GROWTH}; until then nothing is said about growth.`,
      );
    }
  }
  const owners = ownerSentences(found.owners);
  return { warnings: [...warnings, ...owners.warnings], derivations: [...derivationsOf(found), ...owners.derivations] };
}

function derivationsOf({ recognised }: TableFindings): string[] {
  const sentences: string[] = [];
  const deals = recognised.filter(({ holds }) => holds === 'deals');
  if (deals.some(({ columns }) => columns.some(({ field }) => field === 'stage' || field === 'won'))) {
    sentences.push(
      'Revenue is the amount of won deals, in the month of their close date; who owned the deal counts as the seller.',
    );
  }
  for (const { file } of deals.filter(({ across }) => across)) {
    sentences.push(
      `${file} has a column for each month or quarter; each cell with an amount counts as a row of that month.`,
    );
  }
  for (const { file, columns } of recognised.filter(({ inTwoLines }) => inTwoLines)) {
    sentences.push(
      `The column names of ${file} stand in two lines; they were read as ${columns.map(({ header }) => header).join(', ')}.`,
    );
  }
  for (const { file, columns, fillDown = [] } of recognised) {
    const named = columns.filter(({ field }) => field !== null && fillDown.includes(field)).map(({ header }) => header);
    if (named.length === 0) continue;
    sentences.push(
      `${file} is grouped by ${named.join(' and ')}: a blank cell there was read as what stands above it. If it means that nobody is known, say so where what was recognised is corrected.`,
    );
  }
  if (deals.some(({ columns }) => columns.some(({ field, format }) => field === 'date' && format === QUARTERS))) {
    sentences.push('Amounts of a quarter are booked whole in the last month of the calendar quarter.');
  }
  for (const { file, columns } of recognised) {
    for (const { header, field, format } of columns) {
      const power = powerInHeader(header);
      if (field === null || power === 0 || !format?.endsWith(UNIT_WORDS[power])) continue;
      sentences.push(
        `The column ${header} of ${file} is in ${UNIT_WORDS[power]} by its name; its amounts were multiplied.`,
      );
    }
  }
  if (deals.some(({ splitByTerm }) => splitByTerm)) {
    sentences.push('Amounts with a term are split evenly over its months; the last month takes what is left over.');
  }
  const terms = deals.find(({ splitByTerm, columns }) => !splitByTerm && columns.some(({ field }) => field === 'term'));
  if (terms) {
    sentences.push(`${terms.file} tells terms; the amounts are booked in one month unless they are told to be split.`);
  }
  return sentences;
}

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
