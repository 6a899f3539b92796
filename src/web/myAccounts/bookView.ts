import type { BookDetail } from '../../app/handoffs/bookDetails';
import type { AdvisedAccount } from '../../app/handoffs/ownBook';
import { sparkline } from '../../charts/sparkline';
import { EFFORTS, type Effort } from '../../handoffs/effort';
import { addMinor, formatMoneyShort } from '../../shared/money';
import type { Manner } from '../../shared/wording';

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
  /** Only the first group lies open: the page begins with what deserves the time. */
  open: boolean;
  /** Of the rows shown; minor units of the last four quarters. */
  count: number;
  t4qCents: number;
  rows: (AdvisedAccount & { trend: string | null; couldAlsoBuy: BookDetail['couldAlsoBuy'] })[];
}

/** The accounts of one page of the list under the headings of their groups. */
export function effortGroups(
  accounts: readonly AdvisedAccount[],
  details: ReadonlyMap<number, BookDetail>,
  { currency, locale }: Manner,
  own: boolean,
): EffortGroup[] {
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
