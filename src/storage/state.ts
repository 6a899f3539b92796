import type { Selectable } from 'kysely';
import type { Db } from './database';
import { onceInReading } from './reading';
import type { CompanyTable } from './schema/people';

/** Tables whose changes the database counts (migrations 053 and 057): many pages ask them, few requests write to them. */
export const COUNTED = [
  'reps',
  'company',
  'users',
  'stand_ins',
  'opt_ins',
  'analyses',
  'rotations',
  'plans',
  'plan_studies',
  'wish_windows',
  'announcements',
  'coaching_plans',
  'coaching_accounts',
  'coaching_events',
] as const;

export type CountedTable = (typeof COUNTED)[number];

const COMPANY = ['name', 'currency', 'locale', 'show_rep_figures', 'is_demo', 'data_version'] as const;

/** Where a database stands. */
export interface State {
  /** Null before the company is set up. */
  company: Pick<Selectable<CompanyTable>, (typeof COMPANY)[number]> | null;
  /** How often the rows of each counted table changed. */
  changes: ReadonlyMap<string, number>;
}

/** Where a database stands now; within a reading (reading.ts) where it stood when first asked. */
export function stateOf(db: Db): Promise<State> {
  return db.isTransaction ? ask(db) : onceInReading(db, () => ask(db));
}

async function ask(db: Db): Promise<State> {
  const rows = await db
    .selectFrom('row_changes as c')
    .leftJoin('company as o', (join) => join.on('o.id', '=', 1))
    .select(['c.table_name', 'c.changes'])
    .select(COMPANY.map((column) => `o.${column}` as const))
    .execute();
  const [first] = rows;
  const company = first === undefined || first.name === null ? null : (first as State['company']);
  return { company, changes: new Map(rows.map((row) => [row.table_name, row.changes])) };
}
