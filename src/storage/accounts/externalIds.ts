import type { AccountId, RepId } from '../../accounts/types';
import type { Db } from '../database';
import { keptWith } from '../kept';

/** Something of the customer's data by the id that it has there. */
export interface Known<Id> {
  id: Id;
  /** Where it came from; ids are unique within a source. */
  source: string;
}

/** The accounts with an id of the customer's data: one, or one for each source that has it. */
export function accountsWithExternalId(db: Db, externalId: string): Promise<Known<AccountId>[]> {
  return withExternalId(db, 'accounts', externalId);
}

/** The same of reps. */
export function repsWithExternalId(db: Db, externalId: string): Promise<Known<RepId>[]> {
  return withExternalId(db, 'reps', externalId);
}

/** Ids in the customer's data of some accounts, by ours. */
export async function accountExternalIds(db: Db, ids: readonly AccountId[]): Promise<Map<AccountId, string>> {
  const found = new Map<AccountId, string>();
  const wanted = [...new Set(ids)];
  for (let from = 0; from < wanted.length; from += 500) {
    const rows = await db
      .selectFrom('accounts')
      .select(['id', 'external_id'])
      .where('id', 'in', wanted.slice(from, from + 500))
      .execute();
    for (const row of rows) found.set(row.id, row.external_id);
  }
  return found;
}

/** Ids in the customer's data of all reps, by ours. */
export function repExternalIds(db: Db): Promise<ReadonlyMap<RepId, string>> {
  return keptWith(db, ['reps'], 'external ids', async () => {
    const rows = await db.selectFrom('reps').select(['id', 'external_id']).execute();
    return new Map(rows.map((row) => [row.id, row.external_id]));
  });
}

async function withExternalId(db: Db, table: 'accounts' | 'reps', externalId: string): Promise<Known<number>[]> {
  const sources = await sourcesOf(db, table);
  if (sources.length === 0) return [];
  return db
    .selectFrom(table)
    .select(['id', 'source'])
    .where('source', 'in', sources)
    .where('external_id', '=', externalId)
    .execute();
}

/** One step along the index of (source, id) for each source; asked for them all at once, every row would be read. */
async function sourcesOf(db: Db, table: 'accounts' | 'reps'): Promise<string[]> {
  const sources: string[] = [];
  for (let last: string | null = ''; last !== null; ) {
    const row: { source: string | null } | undefined = await db
      .selectFrom(table)
      .select((e) => e.fn.min('source').as('source'))
      .where('source', '>', last)
      .executeTakeFirst();
    last = row?.source ?? null;
    if (last !== null) sources.push(last);
  }
  return sources;
}
