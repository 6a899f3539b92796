import type { Account, AccountId, AssignmentRole, CategoryId, RepId } from '../../accounts/types';
import type { AccountAnalysis, AccountState } from '../../growth/types';
import type { Day, Month } from '../../shared/calendar';
import type { Db } from '../database';
import { toAccount } from './accounts';

/** One account as it was imported, or the one that it is merged into, with its parent's name; null when there is none. */
export async function findAccount(db: Db, id: AccountId): Promise<(Account & { parentName: string | null }) | null> {
  const row = await db
    .selectFrom('accounts as a')
    .leftJoin('accounts as p', 'p.id', 'a.parent_id')
    .selectAll('a')
    .select('p.name as parent_name')
    .where('a.id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  if (row.merged_into !== null) return findAccount(db, row.merged_into);
  return { ...toAccount(row), parentName: row.parent_name };
}

/** What an analysis says of one account; null when it had no revenue by then. */
export async function accountAnalysis(db: Db, analysisId: string, id: AccountId): Promise<AccountAnalysis | null> {
  const row = await db
    .selectFrom('account_analyses')
    .select('detail')
    .where('analysis_id', '=', analysisId)
    .where('account_id', '=', id)
    .executeTakeFirst();
  return row ? JSON.parse(row.detail) : null;
}

export interface CategoryMonth {
  month: Month;
  categoryId: CategoryId;
  category: string;
  cents: number;
}

/** Revenue (or margin) of one account by month and category, minor units, oldest first. */
export async function accountMonths(db: Db, id: AccountId, basis: 'revenue' | 'margin'): Promise<CategoryMonth[]> {
  const amount = basis === 'margin' ? 'v.margin_cents' : 'v.amount_cents';
  const rows = await db
    .selectFrom('revenue as v')
    .innerJoin('categories as c', 'c.id', 'v.category_id')
    .select((e) => ['v.month', 'v.category_id', 'c.name', e.fn.sum<number | null>(amount).as('cents')])
    .where('v.account_id', '=', id)
    .groupBy(['v.month', 'v.category_id', 'c.name'])
    .orderBy('v.month')
    .execute();
  return rows.map((r) => ({
    month: r.month,
    categoryId: r.category_id,
    category: r.name,
    cents: Number(r.cents ?? 0),
  }));
}

/** Names of all categories by id. */
export async function categoryNames(db: Db): Promise<Map<CategoryId, string>> {
  const rows = await db.selectFrom('categories').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface Spell {
  repId: RepId;
  repName: string;
  role: AssignmentRole;
  from: Day;
  /** The day after the last; null = still. */
  to: Day | null;
  origin: 'import' | 'trade';
  /** False = the first day is only the first on which the owner is seen. */
  startKnown: boolean;
  /** The trade that began this spell. */
  trade: { id: string; number: number } | null;
}

/** Who owned the account or worked on it, newest first. */
export async function accountSpells(db: Db, id: AccountId): Promise<Spell[]> {
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('reps as r', 'r.id', 's.rep_id')
    .leftJoin('trades as t', 't.id', 's.opened_by_trade')
    .select(['s.rep_id', 'r.name', 's.role', 's.from_date', 's.to_date', 's.origin', 's.start_known'])
    .select(['t.id as trade', 't.number'])
    .where('s.account_id', '=', id)
    .orderBy('s.from_date', 'desc')
    .orderBy('s.id', 'desc')
    .execute();
  return rows.map((row) => ({
    repId: row.rep_id,
    repName: row.name,
    role: row.role,
    from: row.from_date,
    to: row.to_date,
    origin: row.origin,
    startKnown: row.start_known !== 0,
    trade: row.trade === null || row.number === null ? null : { id: row.trade, number: row.number },
  }));
}

/** People at the account, by name, and which rep knows them. */
export async function accountContacts(db: Db, id: AccountId) {
  return db
    .selectFrom('contacts as c')
    .leftJoin('reps as r', 'r.id', 'c.known_by_rep_id')
    .select(['c.name', 'c.title', 'c.email', 'c.phone', 'r.name as knownBy'])
    .where('c.account_id', '=', id)
    .orderBy('c.name')
    .execute();
}

/** Open deals and renewals, the next to close first; amounts in minor units. */
export async function accountDeals(db: Db, id: AccountId) {
  return db
    .selectFrom('deals as d')
    .leftJoin('reps as r', 'r.id', 'd.rep_id')
    .select([
      'd.name',
      'd.kind',
      'd.amount_cents as amountCents',
      'd.created_on as createdOn',
      'd.last_activity_on as lastActivityOn',
      'd.closes_on as closesOn',
      'r.name as repName',
    ])
    .where('d.account_id', '=', id)
    .orderBy('d.closes_on')
    .orderBy('d.id')
    .execute();
}

export interface GroupMember {
  id: AccountId;
  name: string;
  state: AccountState;
  t4qCents: number;
}

/** The analysed accounts of a customer group, largest first. */
export async function groupMembers(db: Db, analysisId: string, groupId: AccountId): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('account_analyses as aa')
    .innerJoin('accounts as a', 'a.id', 'aa.account_id')
    .select(['a.id', 'a.name', 'aa.state', 'aa.t4q_cents as t4qCents'])
    .where('aa.analysis_id', '=', analysisId)
    .where('aa.group_id', '=', groupId)
    .execute();
  // Sorted here: asked for an order, the database walks the whole analysis instead of the group.
  return rows.sort((a, b) => b.t4qCents - a.t4qCents);
}
