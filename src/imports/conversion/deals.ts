import { dealOutcome } from './dealOutcome';
import type { Feed, FeedMaker, Made } from './feed';
import { openDealFeed } from './openDeals';
import { namedRep } from './reps';
import { revenueFeed } from './revenue';

/** Deals, orders, invoices or a sheet of sales: revenue from what is won, open deals, and whoever they name. */
export const dealFeeds: FeedMaker = (file, context) => {
  const has = (field: string): boolean => file.columns.some((column) => column.field === field);
  const feeds: Feed[] = [revenueFeed(file, context)];
  if (has('stage') || has('won')) feeds.push(openDealFeed(file, context));
  if (has('rep') || has('repName')) feeds.push(namedRep('rep', 'repName'));
  if (!context.hasAccounts) feeds.push(namedAccount(has));
  return feeds;
};

/** Accounts that are only known from their deals. */
function namedAccount(has: (field: string) => boolean): Feed {
  const attributes = ['region', 'segment', 'industry'].filter(has);
  return {
    kind: 'accounts',
    merge: 'first',
    derived: true,
    columns: ['account_id', 'name', ...attributes],
    fields: {},
    make(row): Made {
      const key = row.key('account', 'accountName');
      const outcome = dealOutcome(row);
      if (key === '' || row.isNote() || outcome === 'deleted' || outcome === 'lost') return { leftOut: 'blankKey' };
      const values = Object.fromEntries(attributes.map((name) => [name, row.name(name)]));
      return { rows: [{ account_id: key, name: row.name('accountName'), ...values }] };
    },
  };
}
