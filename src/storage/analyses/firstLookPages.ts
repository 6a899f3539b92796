import { sql } from 'kysely';
import type { AccountState } from '../../growth/types';
import type { Db } from '../database';
import type { JobState } from '../jobs/jobs';
import { keptWithData } from '../kept';

/** What of the data there is, for saying what more of it would add. */
export interface DataThere {
  accounts: number;
  withSegment: number;
  withRegion: number;
  withIndustry: number;
  withPotential: number;
  categories: number;
  withManager: number;
  openDeals: number;
  withMargin: boolean;
}

/** Counts what the data holds beyond customer, rep, month and amount. */
export function dataThere({ db }: { db: Db }): Promise<Readonly<DataThere>> {
  return keptWithData(db, 'what of the data there is', countData);
}

async function countData(db: Db): Promise<DataThere> {
  const found = await sql<Record<keyof DataThere, number>>`select
    (select count(*) from accounts where merged_into is null) as accounts,
    (select count(*) from accounts where merged_into is null and segment <> 'unknown') as "withSegment",
    (select count(*) from accounts where merged_into is null and region <> 'unknown') as "withRegion",
    (select count(*) from accounts where merged_into is null and industry <> 'unknown') as "withIndustry",
    (select count(*) from accounts where merged_into is null and potential_cents is not null) as "withPotential",
    (select count(*) from categories where merged_into is null and name <> 'unknown') as categories,
    (select count(*) from reps where manager_id is not null) as "withManager",
    (select count(*) from deals) as "openDeals",
    (select count(*) from (select 1 as one from revenue where margin_cents is not null limit 1) m) as "withMargin"`.execute(
    db,
  );
  const [row] = found.rows;
  const counts = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
  return { ...(counts as unknown as DataThere), withMargin: Number(row.withMargin) > 0 };
}

/** By what accounts are put together on the first look. */
export type Grouping = 'owner' | 'region' | 'segment' | 'industry';

/** Accounts that have one value of a grouping in common, by state; minor units of the last four quarters. */
export interface GroupPart {
  name: string;
  state: AccountState;
  accounts: number;
  t4qCents: number;
}

/** The accounts of an analysis by one of their attributes or by their owner. */
export function groupParts(db: Db, analysisId: string, by: Grouping): Promise<readonly GroupPart[]> {
  return keptWithData(db, `parts of ${analysisId} by ${by}`, (reads) => partsOf(reads, analysisId, by));
}

async function partsOf(db: Db, analysisId: string, by: Grouping): Promise<GroupPart[]> {
  const name = by === 'owner' ? sql<string>`coalesce(r.name, 'nobody')` : sql<string>`${sql.ref(`a.${by}`)}`;
  const rows = await db
    .selectFrom('account_analyses as x')
    .innerJoin('accounts as a', 'a.id', 'x.account_id')
    .leftJoin('reps as r', 'r.id', 'x.owner_id')
    .select((e) => [
      name.as('name'),
      'x.state as state',
      e.fn.countAll<number>().as('accounts'),
      e.fn.sum<number>('x.t4q_cents').as('t4qCents'),
    ])
    .where('x.analysis_id', '=', analysisId)
    .groupBy([name, 'x.state'])
    .execute();
  return rows.map((row) => ({ ...row, accounts: Number(row.accounts), t4qCents: Number(row.t4qCents) }));
}

/** The newest search for swaps to discuss; null before the first. */
export async function latestFirstLook(
  db: Db,
): Promise<{ state: JobState; error: string | null; result: Record<string, unknown> | null } | null> {
  const row = await db
    .selectFrom('jobs')
    .select(['state', 'error', 'result'])
    .where('kind', '=', 'firstLook')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, result: row.result === null ? null : JSON.parse(row.result) } : null;
}
