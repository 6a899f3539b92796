import { formatAmount } from '../../shared/money';
import { cellProblem, type RowProblem } from '../problems';
import type { RecognisedFile } from '../recognition/recognised';
import { currencyCode, currencyMark } from '../tables/numbers';
import { dealOutcome } from './dealOutcome';
import type { Feed, ImportContext, Made } from './feed';
import { isProblem, type TableRow } from './tableRow';
import { LONGEST_TERM, splitEvenly } from './term';

/** Revenue from won deals: booked in the month of the close date, for the account, by the deal's owner as seller. */
export function revenueFeed(file: RecognisedFile, context: ImportContext): Feed {
  const has = (field: string): boolean => file.columns.some((column) => column.field === field);
  return {
    kind: 'revenue',
    merge: 'sum',
    derived: false,
    columns: ['account_id', 'month', 'category', 'amount', 'rep_id', ...(has('margin') ? ['margin'] : [])],
    fields: {
      account_id: has('account') ? 'account' : 'accountName',
      month: 'date',
      category: 'category',
      amount: 'amount',
      rep_id: has('rep') ? 'rep' : 'repName',
      margin: 'margin',
    },
    identity: (row) => identityOf(row),
    make(row) {
      if (row.isNote()) return { leftOut: 'note' };
      const outcome = dealOutcome(row);
      if (outcome === 'open') return { leftOut: 'elsewhere' };
      if (outcome !== 'won') return { leftOut: outcome };
      return booked(row, context);
    },
  };
}

/** A deal may have a row for each of its products. */
function identityOf(row: TableRow): string | null {
  const deal = row.key('deal', '');
  return deal === '' ? null : `${deal}\n${row.name('category')}`;
}

function booked(row: TableRow, context: ImportContext): Made {
  const amount = row.minor('amount');
  if (isProblem(amount)) return { problem: amount };
  const cents = amount ?? 0;
  const account = row.key('account', 'accountName');
  if (account === '') return { problem: noAccount(row), cents };
  const day = row.day('date');
  if (isProblem(day)) return { problem: day, cents };
  if (day === '') return { problem: cellProblem(row.header('date'), '', 'a day or month') };
  if (amount === null)
    return { problem: cellProblem(row.header('amount'), '', 'an amount; write 0 if there was none') };
  const margin = row.minor('margin');
  if (isProblem(margin)) return { problem: margin, cents };
  const parts = partsOf(row, amount, margin, day, context);
  if (isProblem(parts)) return { problem: parts, cents };
  const common = { account_id: account, category: row.name('category'), rep_id: row.key('rep', 'repName') };
  return {
    cents: parts.reduce((sum, part) => sum + part.amount, 0),
    rows: parts.map((part) => ({
      ...common,
      month: part.month,
      amount: formatAmount(part.amount),
      margin: part.margin === null ? '' : formatAmount(part.margin),
    })),
  };
}

interface Part {
  month: string;
  amount: number;
  margin: number | null;
}

function partsOf(
  row: TableRow,
  amount: number,
  margin: number | null,
  day: string,
  context: ImportContext,
): Part[] | RowProblem {
  const months = row.file.splitByTerm ? termOf(row) : 1;
  if (isProblem(months)) return months;
  const start = months > 1 ? row.day('termStart') : '';
  if (isProblem(start)) return start;
  const first = (start || day).slice(0, 7);
  const inCompany = (minor: number): number | RowProblem => converted(row, minor, day.slice(0, 7), context);
  const total = inCompany(amount);
  if (isProblem(total)) return total;
  const gain = margin === null ? null : inCompany(margin);
  if (isProblem(gain)) return gain;
  const gains = gain === null ? null : splitEvenly(gain, first, months);
  return splitEvenly(total, first, months).map(({ month, minor }, i) => ({
    month,
    amount: minor,
    margin: gains?.[i].minor ?? null,
  }));
}

function termOf(row: TableRow): number | RowProblem {
  const text = row.text('term');
  if (text === '' || text === '0') return 1;
  const months = /^(\d{1,3})(?:[.,]0+)?(?:\s*\p{L}*\.?)?$/u.exec(text)?.[1];
  if (months !== undefined && Number(months) >= 1 && Number(months) <= LONGEST_TERM) return Number(months);
  return cellProblem(row.header('term'), text, `a term of 1 to ${LONGEST_TERM} months`);
}

/** Files of one currency are in the company's own; of several, each row is converted by its rate. */
function converted(
  row: TableRow,
  minor: number,
  month: string,
  { currency, rates }: ImportContext,
): number | RowProblem {
  if (row.file.currencies.length < 2 && !rates.knows(row.file.currencies[0] ?? '')) return minor;
  const own = currencyCode(row.text('currency') || currencyMark(row.text('amount')));
  if (own === '' || own === currency) return minor;
  const inCompany = rates.convert(minor, own, month);
  if (inCompany !== null) return inCompany;
  return cellProblem(
    row.header('currency') || row.header('amount'),
    own,
    `a currency with a rate for ${month}; add one to rates.csv`,
  );
}

/** A deal that belongs to no account can be credited to nobody. */
export function noAccount(row: TableRow): RowProblem {
  const column = row.header('accountName') || row.header('account');
  const deal = row.text('deal') || row.text('dealName');
  const problem = `The ${deal ? `deal ${deal}` : 'row'} has no account. Give it one in the CRM and export it again.`;
  return { kind: 'noAccount', column, value: '', problem };
}
