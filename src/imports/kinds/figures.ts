import { amount, attribute, choice, day, lastDay, month, optional, positiveAmount, quarter, text } from '../cells';
import { endsAfterStart, extra, type RowKind, required } from './rowKind';

export const revenue: RowKind = {
  kind: 'revenue',
  columns: [
    required('account_id', text('an account id', 100), 'account'),
    required('month', month()),
    required('category', attribute, 'category'),
    required('amount', amount),
    required('rep_id', optional(text('a rep id', 100)), 'rep'),
    extra('margin', optional(amount)),
  ],
  key: ['account_id', 'month', 'category', 'rep_id'],
};

export const quotas: RowKind = {
  kind: 'quotas',
  columns: [
    required('rep_id', text('a rep id', 100), 'rep'),
    required('quarter', quarter),
    required('amount', positiveAmount),
  ],
  key: ['rep_id', 'quarter'],
};

export const contacts: RowKind = {
  kind: 'contacts',
  columns: [
    required('account_id', text('an account id', 100), 'account'),
    required('name', text('a name')),
    extra('title', optional(text('a title'))),
    extra('email', optional(text('an e-mail address', 320))),
    extra('phone', optional(text('a phone number', 100))),
    extra('known_by', optional(text('a rep id', 100)), 'rep'),
  ],
  key: ['account_id', 'name'],
};

export const deals: RowKind = {
  kind: 'deals',
  columns: [
    required('deal_id', text('a deal id', 100)),
    required('account_id', text('an account id', 100), 'account'),
    required('name', text('a name')),
    required('kind', choice(['deal', 'renewal'])),
    required('amount', optional(amount)),
    required('created_date', day),
    required('last_activity_date', optional(day)),
    required('close_date', optional(day)),
    extra('rep_id', optional(text('a rep id', 100)), 'rep'),
  ],
  key: ['deal_id'],
};

export const absences: RowKind = {
  kind: 'absences',
  columns: [
    required('rep_id', text('a rep id', 100), 'rep'),
    required('start_date', day),
    // An absence has an end: 'still away' is written as the last day that is known.
    required('end_date', (cell) => (cell === '' ? day(cell) : lastDay(cell))),
    extra('reason', optional(text('a reason'))),
  ],
  key: ['rep_id', 'start_date'],
  check: endsAfterStart(1, 2, 'end_date'),
};
