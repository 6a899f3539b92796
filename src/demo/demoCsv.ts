import { stringify } from 'csv-stringify/sync';
import type { DemoCompany } from './types';

/** Columns of each canonical file, in the order of its header. */
const FILES = {
  reps: ['rep_id', 'name', 'email', 'manager_id', 'region', 'hire_date', 'end_date'],
  accounts: [
    'account_id',
    'name',
    'region',
    'segment',
    'industry',
    'annual_potential',
    'potential_grade',
    'owner_id',
    'parent_id',
    'locked_until',
    'lock_reason',
  ],
  assignments: ['account_id', 'rep_id', 'start_date', 'end_date', 'role'],
  revenue: ['account_id', 'month', 'category', 'amount', 'rep_id'],
  quotas: ['rep_id', 'quarter', 'amount'],
  contacts: ['account_id', 'name', 'title', 'email', 'phone', 'known_by'],
  deals: [
    'deal_id',
    'account_id',
    'rep_id',
    'name',
    'kind',
    'amount',
    'created_date',
    'last_activity_date',
    'close_date',
  ],
  absences: ['rep_id', 'start_date', 'end_date', 'reason'],
} as const;

/** The company as canonical CSV files, e.g. {'reps.csv': 'rep_id,name,…'}, for the ordinary import. */
export function demoCsv(company: DemoCompany): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FILES).map(([name, columns]) => [
      `${name}.csv`,
      stringify(company[name as keyof typeof FILES], {
        header: true,
        columns: [...columns],
        record_delimiter: 'windows',
      }),
    ]),
  );
}
