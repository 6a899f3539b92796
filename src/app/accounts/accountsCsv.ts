import { type Cell, money, share } from '../../reviews/cells';
import { csvWriter } from '../../reviews/tableCsv';
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
 * @param locale of the spreadsheet that opens it, as in tableCsv
 */
export async function* accountsCsv(parts: AsyncIterable<AccountLine[]>, locale: string): AsyncGenerator<string> {
  const write = csvWriter(locale);
  yield write([HEADER]);
  for await (const lines of parts) yield write(lines.map(cells));
}

function cells(line: AccountLine): Cell[] {
  return [
    line.externalId,
    line.name,
    line.ownerName,
    line.segment,
    line.region,
    line.industry,
    line.state,
    money(line.t4qCents),
    share(line.growth),
    share(line.peerGrowth),
    share(line.relativeGrowth),
    money(line.potentialCents),
    line.potentialGrade,
    share(line.penetration),
    money(line.headroomCents),
    line.candidate ? 'yes' : 'no',
  ];
}
