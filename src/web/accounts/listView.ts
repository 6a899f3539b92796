import type { Request } from 'express';
import type { AccountTotals } from '../../app/accounts/listAccounts';
import type { AccountFacets } from '../../storage/accounts/accountPagesFacets';
import type { AccountLine } from '../../storage/accounts/accountPagesList';
import { ownerFilter } from '../view/ownerFilter';
import type { Paging } from '../view/paging';
import { changedUrl } from '../view/query';
import { FIGURES } from './explanations';
import { type AccountsQuery, STATE_OPTIONS } from './query';

interface Listed {
  totals: AccountTotals;
  paging: Paging;
  lines: AccountLine[];
}

/** What views/accounts/list.hbs shows of a page of accounts. */
export function listView(
  req: Request,
  query: AccountsQuery,
  list: Listed,
  facets: AccountFacets,
  owners: { id: number; name: string }[],
) {
  const { page: _page, sort, ...filter } = query;
  const filtered = Object.values(filter).some((value) => value !== undefined);
  const choices = (values: string[]) => values.map((value) => ({ value, label: value }));
  return {
    values: query,
    sort,
    ...list,
    filtered,
    resetUrl: filtered ? '/accounts' : null,
    segments: choices(facets.segments),
    regions: choices(facets.regions),
    states: STATE_OPTIONS,
    owner: ownerFilter(query.rep, owners, true),
    reviews: [
      { value: 'yes', label: 'yes' },
      { value: 'no', label: 'no' },
    ],
    csvUrl: changedUrl('/accounts.csv', req.query, { page: undefined, sort: undefined }),
    explanations: [
      FIGURES.t4q,
      FIGURES.growth,
      FIGURES.relative,
      FIGURES.penetration,
      FIGURES.headroom,
      FIGURES.review,
    ],
  };
}
