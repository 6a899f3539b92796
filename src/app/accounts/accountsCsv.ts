import { stringify } from 'csv-stringify/sync';
import { plainText } from '../../reviews/plainText';
import { formatAmount } from '../../shared/money';
import type { AccountLine } from '../../storage/accounts/accountPagesList';

const HEADER = [
  'account_id',
  'name',
  'owner',
  'segment',
  'region',
  'industry',
  'state',
  'last_four_quarters',
  'growth',
  'similar_customers_growth',
  'relative_growth',
  'potential',
  'potential_grade',
  'penetration',
  'headroom',
  'for_review',
];

/**
 * A list of accounts as CSV (RFC 4180), part by part, the header first. Money in currency units with two decimals,
 * growth and penetration as fractions with four; cells without a figure are empty. Text is safe in a spreadsheet.
 */
export async function* accountsCsv(parts: AsyncIterable<AccountLine[]>): AsyncGenerator<string> {
  yield write([HEADER]);
  for await (const lines of parts) yield write(lines.map(cells));
}

function cells(line: AccountLine): string[] {
  return [
    plainText(line.externalId),
    plainText(line.name),
    plainText(line.ownerName ?? ''),
    plainText(line.segment),
    plainText(line.region),
    plainText(line.industry),
    line.state,
    formatAmount(line.t4qCents),
    fraction(line.growth),
    fraction(line.peerGrowth),
    fraction(line.relativeGrowth),
    formatAmount(line.potentialCents),
    line.potentialGrade,
    fraction(line.penetration),
    formatAmount(line.headroomCents),
    line.candidate ? 'yes' : 'no',
  ];
}

const fraction = (value: number | null): string => (value === null ? '' : value.toFixed(4));
const write = (rows: string[][]): string => stringify(rows, { record_delimiter: 'windows' });
