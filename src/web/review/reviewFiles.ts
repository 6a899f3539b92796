import type { WholeReview } from '../../app/review/wholeReview';
import { workbook } from '../../exports/workbook';
import { coachingTable } from '../../reviews/coaching/besideTrading';
import { regainedSentence } from '../../reviews/effect/checks';
import { reportSentences } from '../../reviews/effect/reportSentences';
import { transferSentences } from '../../reviews/effect/transferSentences';
import { accountTable, exchangeTable, quarterTable } from '../../reviews/exportTables';
import { inWords } from '../../reviews/sentences';
import { tableCsv } from '../../reviews/tableCsv';
import { inManner } from '../../shared/wording';

/** The review as CSV: one row an account that moved. @param locale as in tableCsv */
export function reviewCsv(whole: WholeReview, withReps: boolean, locale?: string): string {
  return tableCsv(accountTable(whole.review, whole, withReps), locale);
}

/** The review as an Excel workbook: what is said, then exchanges, accounts and quarters as tables. */
export function reviewWorkbook(whole: WholeReview, withReps: boolean): Promise<Buffer> {
  const { review, effects, manner, regression } = whole;
  const transfers = effects ? effects.transfers.flatMap((transfer) => transferSentences(transfer, manner)) : [];
  const text = [
    { heading: 'Effect', sentences: effects ? reportSentences(effects, manner) : [] },
    { heading: 'What was swapped', sentences: review.sentences },
    { heading: 'What comes back by itself', sentences: regression ? [regainedSentence(regression, manner)] : [] },
    { heading: 'Transfers, measured apart', sentences: transfers },
    { heading: 'Coaching beside trading', sentences: whole.coaching },
    { heading: 'Fairness kept', sentences: whole.fairness },
    { heading: 'Handoffs', sentences: whole.handoffs },
  ].map(({ heading, sentences }) => ({ heading, sentences: sentences.map((one) => inManner(one, manner.locale)) }));
  const tables = [
    exchangeTable(whole),
    accountTable(review, whole, withReps),
    ...(effects ? [quarterTable(effects)] : []),
    ...(whole.coachingOfAll.effect ? [coachingTable(whole.coachingOfAll.effect, !withReps)] : []),
  ];
  return workbook(`Quarterly review, revenue through ${inWords(review.asOf)}`, text, tables);
}

/** What coaching did as CSV: one row a start quarter, and one of all together. */
export function coachingCsv({ coachingOfAll, manner }: WholeReview, withReps: boolean): string {
  return tableCsv(coachingTable(coachingOfAll.effect, !withReps), manner.locale);
}
