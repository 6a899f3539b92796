import { sql } from 'kysely';
import type { RepId } from '../../accounts/types';
import type { AccountState } from '../../growth/types';
import type { GivenConsent } from '../../trades/consents';
import type { Db } from '../database';
import type { JobState } from '../jobs/jobs';
import { keptWithData } from '../kept';

/** The part of a book that is in one state, on the cut-off of an analysis; minor units of the last four quarters. */
export interface BookPart {
  /** Null = accounts nobody owned. */
  ownerId: RepId | null;
  state: AccountState;
  accounts: number;
  candidates: number;
  t4qCents: number;
}

/** Every book of an analysis by state. */
export function bookParts(db: Db, analysisId: string): Promise<readonly BookPart[]> {
  return keptWithData(db, `books of ${analysisId}`, (reads) => readParts(reads, analysisId));
}

async function readParts(db: Db, analysisId: string): Promise<BookPart[]> {
  const rows = await db
    .selectFrom('account_analyses')
    .select((e) => [
      'owner_id as ownerId',
      'state',
      e.fn.countAll<number>().as('accounts'),
      e.fn.sum<number>('candidate').as('candidates'),
      e.fn.sum<number>('t4q_cents').as('t4qCents'),
    ])
    .where('analysis_id', '=', analysisId)
    .groupBy(['owner_id', 'state'])
    .execute();
  return rows.map((row) => ({
    ...row,
    accounts: Number(row.accounts),
    candidates: Number(row.candidates),
    t4qCents: Number(row.t4qCents),
  }));
}

/** The newest analysis of the company itself (not of a rotation) in the queue or behind it; null before the first. */
export async function latestAnalysisJob(db: Db): Promise<{ id: string; state: JobState; error: string | null } | null> {
  const row = await db
    .selectFrom('jobs')
    .select(['id', 'state', 'error'])
    .where('kind', '=', 'analysis')
    .where('rotation_id', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** The consents that all trades waiting for consent have, by trade. */
export async function consentsOfSubmitted(db: Db): Promise<Map<string, GivenConsent[]>> {
  const rows = await db
    .selectFrom('consents as c')
    .innerJoin('trades as t', 't.id', 'c.trade_id')
    .select(['c.trade_id', 'c.user_id', 'c.manager_rep_id', 'c.for_user_id'])
    .where('t.state', '=', 'submitted')
    .orderBy('c.id')
    .execute();
  const byTrade = new Map<string, GivenConsent[]>();
  for (const row of rows) {
    const given = byTrade.get(row.trade_id) ?? [];
    given.push({ userId: row.user_id, managerRepId: row.manager_rep_id, forUserId: row.for_user_id });
    byTrade.set(row.trade_id, given);
  }
  return byTrade;
}

/** True when there is any account: data was imported, be it without revenue. */
export async function hasAccounts(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts').select(sql`1`.as('one')).limit(1).executeTakeFirst()) !== undefined;
}
