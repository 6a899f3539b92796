import type { Feed, FeedMaker, Made } from './feed';
import { isProblem, type TableRow } from './tableRow';

const nameOf = (row: TableRow): string =>
  row.name('name') || [row.name('firstName'), row.name('lastName')].filter((part) => part !== '').join(' ');
const keyOf = (row: TableRow): string => row.key('rep', 'name') || nameOf(row);

/** A list of reps or users. A manager who is only named is a rep, too. */
export const repFeeds: FeedMaker = (file, { today }) => {
  const has = (field: string): boolean => file.columns.some((column) => column.field === field);
  const optional = {
    email: ['email'],
    manager_id: ['manager', 'managerName'],
    region: ['region'],
    hire_date: ['hired'],
    end_date: ['left', 'active'],
  };
  const columns = Object.entries(optional)
    .filter(([, fields]) => fields.some(has))
    .map(([column]) => column);
  const feed: Feed = {
    kind: 'reps',
    merge: 'reject',
    derived: false,
    columns: ['rep_id', 'name', ...columns],
    fields: {
      rep_id: has('rep') ? 'rep' : 'name',
      name: 'name',
      email: 'email',
      manager_id: has('manager') ? 'manager' : 'managerName',
      region: 'region',
      hire_date: 'hired',
      end_date: 'left',
    },
    make(row): Made {
      if (row.isNote() || keyOf(row) === '') return { leftOut: 'note' };
      const hired = row.day('hired');
      const end = endOf(row, today);
      if (isProblem(hired)) return { problem: hired };
      if (isProblem(end)) return { problem: end };
      return {
        rows: [
          {
            rep_id: keyOf(row),
            name: nameOf(row) || keyOf(row),
            email: row.text('email'),
            manager_id: row.key('manager', 'managerName'),
            region: row.name('region'),
            hire_date: hired.length === 7 ? `${hired}-01` : hired,
            end_date: end,
          },
        ],
      };
    },
  };
  return has('managerName') && !has('manager') ? [feed, namedRep('managerName', 'managerName')] : [feed];
};

/** A user who is no longer active left on the stated day, else when the record last changed, else by today. */
function endOf(row: TableRow, today: string) {
  const left = row.day('left');
  if (left !== '' || row.flag('active') !== false) return left;
  return row.day('changed') || today;
}

/** Reps who are only known from being named in a column, e.g. as the owner of a deal. */
export function namedRep(idField: string, nameField: string): Feed {
  return {
    kind: 'reps',
    merge: 'first',
    derived: true,
    columns: ['rep_id', 'name'],
    fields: {},
    make(row): Made {
      const key = row.key(idField, nameField);
      if (key === '' || row.isNote() || row.flag('deleted') === true) return { leftOut: 'blankKey' };
      return { rows: [{ rep_id: key, name: row.name(nameField) }] };
    },
  };
}
