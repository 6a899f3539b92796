import { sql } from 'kysely';
import type { Db, Trx } from '../database';

export type Noun = 'account' | 'category';

/** A decision on two names. */
export interface NameDecision {
  id: number;
  noun: Noun;
  keptId: number;
  otherId: number;
  kept: string;
  other: string;
  state: 'confirmed' | 'refused' | 'undone';
  score: number | null;
  at: string;
  /** Name of the user; null = a command. */
  by: string | null;
}

const TABLES = { account: 'accounts', category: 'categories' } as const;

/** Decisions on names, the latest first. */
export async function nameDecisions(db: Db): Promise<NameDecision[]> {
  const all: NameDecision[] = [];
  for (const noun of ['account', 'category'] as const) {
    const names = (alias: 'kept_id' | 'other_id') =>
      sql<string>`(select name from ${sql.table(TABLES[noun])} where id = ${sql.ref(`m.${alias}`)})`;
    const rows = await db
      .selectFrom('name_merges as m')
      .leftJoin('users as u', 'u.id', 'm.decided_by')
      .select(['m.id', 'm.kept_id as keptId', 'm.other_id as otherId', names('kept_id').as('kept')])
      .select([names('other_id').as('other'), 'm.state', 'm.score', 'm.decided_at as at', 'u.name as by'])
      .where('m.noun', '=', noun)
      .execute();
    all.push(...rows.map((row) => ({ ...row, noun })));
  }
  return all.sort((a, b) => b.id - a.id);
}

/** Writes a decision down. @returns its id */
export async function addDecision(
  trx: Trx,
  decision: Pick<NameDecision, 'noun' | 'keptId' | 'otherId' | 'score'> & {
    state: 'confirmed' | 'refused';
    at: string;
    by: string | null;
  },
): Promise<number> {
  const { noun, keptId, otherId, score, state, at, by } = decision;
  const { id } = await trx
    .insertInto('name_merges')
    .values({ noun, kept_id: keptId, other_id: otherId, score, state, decided_at: at, decided_by: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Marks a decision as taken back. */
export async function markUndone(trx: Trx, id: number, at: string, by: string | null): Promise<void> {
  await trx
    .updateTable('name_merges')
    .set({ state: 'undone', undone_at: at, undone_by: by })
    .where('id', '=', id)
    .execute();
}

/** The name of an account or category that is not merged into another; null = there is none with this id. */
export async function nameOf(db: Db, noun: Noun, id: number): Promise<string | null> {
  const row = await db
    .selectFrom(TABLES[noun])
    .select('name')
    .where('id', '=', id)
    .where('merged_into', 'is', null)
    .executeTakeFirst();
  return row?.name ?? null;
}

/** Ids of what bears exactly this name and is not merged into another. */
export async function idsNamed(db: Db, noun: Noun, name: string): Promise<number[]> {
  const rows = await db
    .selectFrom(TABLES[noun])
    .select('id')
    .where('name', '=', name)
    .where('merged_into', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What bears a name exactly, or is an account of this id when none does, and what each was merged into (null = nothing). */
export async function called(db: Db, noun: Noun, text: string): Promise<{ id: number; mergedInto: number | null }[]> {
  const by = (column: 'name' | 'external_id') =>
    db
      .selectFrom(TABLES[noun])
      .select(['id', 'merged_into as mergedInto'])
      .where(sql.ref(column), '=', text)
      .orderBy('id')
      .execute();
  const named = await by('name');
  return named.length > 0 || noun === 'category' ? named : by('external_id');
}

/** The name of an account or category, or the account's id where others are called the same: `called` finds it by this. */
export async function tellingName(db: Db, noun: Noun, id: number): Promise<string> {
  if (noun === 'category') {
    return (await db.selectFrom('categories').select('name').where('id', '=', id).executeTakeFirstOrThrow()).name;
  }
  const { name, external_id } = await db
    .selectFrom('accounts')
    .select(['name', 'external_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return (await called(db, noun, name)).length > 1 ? external_id : name;
}

/** Numbers of the trades that accounts are part of, apart from those that ended without effect. */
export async function tradesOf(db: Db, accountIds: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('trade_legs as l')
    .innerJoin('trades as t', 't.id', 'l.trade_id')
    .select('t.number')
    .distinct()
    .where('l.account_id', 'in', [...accountIds])
    .where('t.state', 'not in', ['rejected', 'withdrawn'])
    .orderBy('t.number')
    .execute();
  return rows.map(({ number }) => number);
}

/** How often names were decided on, and decisions taken back: a number that changes with each of them. */
export async function countDecisions(db: Db): Promise<number> {
  const row = await db
    .selectFrom('name_merges')
    .select((e) => [e.fn.countAll<number>().as('made'), e.fn.count<number>('undone_at').as('undone')])
    .executeTakeFirstOrThrow();
  return Number(row.made) + Number(row.undone);
}
