import { attribute, choice, day, lastDay, optional, positiveAmount, text, untilDay } from '../cells';
import { endsAfterStart, extra, type RowKind, required } from './rowKind';

export const reps: RowKind = {
  kind: 'reps',
  columns: [
    required('rep_id', text('a rep id', 100)),
    required('name', text('a name')),
    required('email', optional(text('an e-mail address', 320))),
    required('manager_id', optional(text('a rep id', 100))),
    required('region', attribute),
    required('hire_date', optional(day)),
    extra('end_date', optional(day)),
  ],
  key: ['rep_id'],
  defines: 'rep',
  parent: 'manager_id',
};

export const accounts: RowKind = {
  kind: 'accounts',
  columns: [
    required('account_id', text('an account id', 100)),
    required('name', text('a name')),
    required('region', attribute),
    required('segment', attribute),
    required('industry', attribute),
    required('annual_potential', optional(positiveAmount)),
    required('owner_id', optional(text('a rep id', 100)), 'rep'),
    extra('parent_id', optional(text('an account id', 100))),
    extra('locked_until', optional(untilDay)),
    extra('lock_reason', optional(text('a reason'))),
    extra('potential_grade', optional(choice(['A', 'B']))),
  ],
  key: ['account_id'],
  defines: 'account',
  parent: 'parent_id',
};

export const assignments: RowKind = {
  kind: 'assignments',
  columns: [
    required('account_id', text('an account id', 100), 'account'),
    required('rep_id', text('a rep id', 100), 'rep'),
    required('start_date', day),
    required('end_date', lastDay),
    extra('role', optional(choice(['owner', 'overlay', 'inside']), 'owner')),
  ],
  key: ['account_id', 'role', 'rep_id', 'start_date'],
  check: endsAfterStart(2, 3, 'end_date'),
};
