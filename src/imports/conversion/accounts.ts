import { formatAmount } from '../../shared/money';
import type { Feed, FeedMaker, Made } from './feed';
import { namedRep } from './reps';
import { isProblem } from './tableRow';

/** A list of accounts, with their owners as reps. */
export const accountFeeds: FeedMaker = (file) => {
  const has = (field: string): boolean => file.columns.some((column) => column.field === field);
  const optional = {
    region: ['region'],
    segment: ['segment'],
    industry: ['industry'],
    annual_potential: ['potential'],
    owner_id: ['owner', 'ownerName'],
    parent_id: ['parent', 'parentName'],
  };
  const columns = Object.entries(optional)
    .filter(([, fields]) => fields.some(has))
    .map(([column]) => column);
  const feed: Feed = {
    kind: 'accounts',
    merge: 'reject',
    derived: false,
    columns: ['account_id', 'name', ...columns],
    fields: {
      account_id: has('account') ? 'account' : 'name',
      name: 'name',
      annual_potential: 'potential',
      owner_id: has('owner') ? 'owner' : 'ownerName',
      parent_id: has('parent') ? 'parent' : 'parentName',
      region: 'region',
      segment: 'segment',
      industry: 'industry',
    },
    make(row): Made {
      const key = row.key('account', 'name');
      if (row.isNote() || key === '') return { leftOut: 'note' };
      if (row.flag('deleted') === true) return { leftOut: 'deleted' };
      const potential = row.minor('potential');
      if (isProblem(potential)) return { problem: potential };
      return {
        rows: [
          {
            account_id: key,
            name: row.name('name') || key,
            region: row.name('region'),
            segment: row.name('segment'),
            industry: row.name('industry'),
            annual_potential: potential === null ? '' : formatAmount(potential),
            owner_id: row.key('owner', 'ownerName'),
            parent_id: row.key('parent', 'parentName'),
          },
        ],
      };
    },
  };
  return has('owner') || has('ownerName') ? [feed, namedRep('owner', 'ownerName')] : [feed];
};
