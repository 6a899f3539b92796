import { type BookDetail, bookDetails } from '../../app/handoffs/bookDetails';
import type { AdvisedAccount, OwnBook } from '../../app/handoffs/ownBook';
import { sparkline } from '../../charts/sparkline';
import { EFFORTS, type Effort } from '../../handoffs/effort';
import { addMinor, formatMoneyShort } from '../../shared/money';
import type { Manner } from '../../shared/wording';
import type { Database } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import type { Paging } from '../view/paging';

export const EFFORT_LABELS: Record<Effort, string> = {
  invest: 'Invest',
  keepUp: 'Keep up',
  lightTouch: 'Light touch',
};

const OWN_MEANINGS: Partial<Record<Effort, string>> = {
  invest: 'More headroom than half of your accounts, and they answer to you or are new to you.',
  keepUp: 'They carry your book, or grow with little headroom left.',
};

const MEANINGS: Record<Effort, string> = {
  invest: 'More headroom than half of the book, and they answer to the rep or are new to them.',
  keepUp: 'They carry the book, or grow with little headroom left.',
  lightTouch: 'Little headroom, or no answer so far: a call now and then.',
};

export interface EffortGroup {
  label: string;
  meaning: string;
  /** Whether there are figures of an analysis, and whether the list goes on on other pages. */
  analysed: boolean;
  isPart: boolean;
  /** Only the first group lies open: the page begins with what deserves the time. */
  open: boolean;
  /** Of the rows shown; minor units of the last four quarters. */
  count: number;
  t4qCents: number;
  rows: (AdvisedAccount & { trend: string | null; couldAlsoBuy: BookDetail['couldAlsoBuy'] })[];
}

/**
 * The accounts of one page of a book under the headings of their groups, kept as long as neither data nor ledger change.
 * @param key what tells this page from all others of these data: whose book, on which day, as who reads it, what was asked
 */
export function bookPage(
  database: Database,
  key: readonly unknown[],
  { book, pages, own }: { book: OwnBook; pages: Paging; own: boolean },
  manner: Manner,
): Promise<{ groups: EffortGroup[] }> {
  const { offset, limit } = pages;
  const whole = JSON.stringify(['page of a book', ...key, own, offset, book.analysisId, manner]);
  return keptWithData(database.db, whole, async () => {
    const shown = book.accounts.slice(offset, offset + limit);
    const ids = shown.map((account) => account.accountId);
    const details = await bookDetails(database, ids, book.analysisId);
    const about = { analysed: book.asOf !== null, isPart: pages.pages > 1 };
    return { groups: effortGroups(shown, details, manner, own).map((group) => ({ ...group, ...about })) };
  });
}

function effortGroups(
  accounts: readonly AdvisedAccount[],
  details: ReadonlyMap<number, BookDetail>,
  { currency, locale }: Manner,
  own: boolean,
): Omit<EffortGroup, 'analysed' | 'isPart'>[] {
  const row = (account: AdvisedAccount): EffortGroup['rows'][number] => {
    const { quarters = [], couldAlsoBuy = [] } = details.get(account.accountId) ?? {};
    const trend = sparkline({
      id: `trend-${account.accountId}`,
      title: `${account.name}, revenue by quarter`,
      values: quarters,
      format: (cents) => formatMoneyShort(cents, currency, locale),
    });
    return { ...account, trend: quarters.length > 1 ? trend : null, couldAlsoBuy: couldAlsoBuy.slice(0, 2) };
  };
  const groups = EFFORTS.map((effort) => ({
    label: EFFORT_LABELS[effort],
    meaning: (own && OWN_MEANINGS[effort]) || MEANINGS[effort],
    rows: accounts.filter((account) => account.effort === effort).map(row),
  })).filter((group) => group.rows.length > 0);
  return groups.map((group, at) => ({
    ...group,
    open: at === 0,
    count: group.rows.length,
    t4qCents: group.rows.reduce((sum, { t4qCents }) => addMinor(sum, t4qCents), 0),
  }));
}
