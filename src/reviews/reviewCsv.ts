import { stringify } from 'csv-stringify/sync';
import { formatAmount } from '../shared/money';
import { plainText } from './plainText';
import type { QuarterlyReview } from './types';

const HEADER = [
  'quarter_of_effect',
  'rotation',
  'trade',
  'account_id',
  'account',
  'from_rep',
  'to_rep',
  'state',
  'quarters_after',
  'four_quarters_before',
  'same_quarters_before',
  'after',
  'plain_change',
  'plain_change_share',
  'not_swapped_accounts',
  'not_swapped_before',
  'not_swapped_after',
  'not_swapped_change_share',
  'not_swapped_median_share',
];

/**
 * The review as rows, the header first: one row an account that moved. Money in currency units with two decimals,
 * shares as fractions with four; cells without a figure are empty. Text is safe to open in a spreadsheet.
 */
export function reviewRows(review: QuarterlyReview): string[][] {
  const rows = review.sections.flatMap((section) =>
    section.lines.flatMap((line) =>
      line.legLines.map(({ names, state, fourQuartersBeforeCents, plain }) => [
        section.quarter,
        plainText(section.rotationName),
        String(line.tradeNumber),
        plainText(names.accountExternalId),
        plainText(names.accountName),
        plainText(names.fromRep ?? ''),
        plainText(names.toRep),
        state,
        String(line.quartersAfter),
        formatAmount(fourQuartersBeforeCents),
        amount(plain?.beforeCents),
        amount(plain?.afterCents),
        amount(plain?.changeCents),
        share(plain?.change),
        line.notSwapped === null ? '' : String(line.notSwapped.accounts),
        amount(line.notSwapped?.pooled.beforeCents),
        amount(line.notSwapped?.pooled.afterCents),
        share(line.notSwapped?.pooled.change),
        share(line.notSwapped?.medianChange),
      ]),
    ),
  );
  return [HEADER, ...rows];
}

/** The rows as CSV (RFC 4180). */
export function reviewCsv(review: QuarterlyReview): string {
  return stringify(reviewRows(review), { record_delimiter: 'windows' });
}

const amount = (cents: number | undefined): string => (cents === undefined ? '' : formatAmount(cents));
const share = (value: number | null | undefined): string => (value == null ? '' : value.toFixed(4));
