import type { AccountId, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import { idList } from '../dialect/engine';

/** Who was right: the ledger stays, or it follows the CRM. */
export type DifferenceDecision = 'ledger' | 'crm';

/** An account whose owner the CRM and the ledger did not agree on when an import was committed. */
export interface Difference {
  id: number;
  accountId: AccountId;
  account: string;
  /** The account's id in the CRM. */
  accountNumber: string;
  /** Null = nobody, in the CRM or in the ledger. */
  crmRepId: RepId | null;
  crmRep: string | null;
  ledgerRepId: RepId | null;
  ledgerRep: string | null;
  tradeId: string | null;
  tradeNumber: number | null;
  tradeDay: Day | null;
  /** UTC instant, ISO text. */
  seenAt: string;
  resolvedAt: string | null;
  /** users.id; null = open, or settled by an import. */
  resolvedBy: string | null;
  resolvedByName: string | null;
  /** Null = open, or settled by an import. */
  decision: DifferenceDecision | null;
  /** The person's reason, or how an import settled it. */
  resolution: string | null;
  /** First day of the CRM's owner in the ledger, when the ledger followed. */
  ownerFrom: Day | null;
}

export interface DifferenceQuery {
  resolved: boolean;
  /** Only those where the CRM or the ledger shows one of these reps; null = all. */
  repIds: readonly RepId[] | null;
}

/** How many differences fit the query. */
export async function countDifferences(db: Db, query: DifferenceQuery): Promise<number> {
  const row = await matching(db, query)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Differences that fit the query: open ones by account, resolved ones with the latest first. */
export function listDifferences(
  db: Db,
  query: DifferenceQuery,
  page: { limit: number; offset: number },
): Promise<Difference[]> {
  const rows = withNames(matching(db, query)).limit(page.limit).offset(page.offset);
  const ordered = query.resolved ? rows.orderBy('d.resolved_at', 'desc') : rows.orderBy('a.name');
  return ordered.orderBy('d.id', 'desc').execute();
}

/** Differences that fit the query with ids above one, in the order of their ids, at most so many. */
export function differencesAfter(db: Db, query: DifferenceQuery, after: number, limit: number): Promise<Difference[]> {
  return withNames(matching(db, query)).where('d.id', '>', after).orderBy('d.id').limit(limit).execute();
}

/** One difference, open or resolved; null when there is none. */
export async function findDifference(db: Db, id: number): Promise<Difference | null> {
  return (await withNames(db.selectFrom('ledger_differences as d').where('d.id', '=', id)).executeTakeFirst()) ?? null;
}

/** Writes down what was decided about a difference. */
export async function closeDifference(
  trx: Trx,
  id: number,
  close: { decision: DifferenceDecision; reason: string; ownerFrom: Day | null; at: string; by: string | null },
): Promise<void> {
  await trx
    .updateTable('ledger_differences')
    .set({
      decision: close.decision,
      resolution: close.reason,
      owner_from: close.ownerFrom,
      resolved_at: close.at,
      resolved_by: close.by,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Lets the ledger follow the CRM from a day: the spell in force ends on it, the CRM's owner, if any, begins. The spell of
 * a trade stays, just ended. The caller has checked who owns the account on that day and that nothing is recorded later;
 * the database refuses a second owner.
 */
export async function followCrm(
  trx: Trx,
  { accountId, toRepId, day }: { accountId: AccountId; toRepId: RepId | null; day: Day },
): Promise<void> {
  await trx
    .updateTable('assignments')
    .set({ to_date: day })
    .where('account_id', '=', accountId)
    .where('role', '=', 'owner')
    .where('from_date', '<', day)
    .where('to_date', 'is', null)
    .execute();
  if (toRepId === null) return;
  await trx
    .insertInto('assignments')
    .values({ account_id: accountId, rep_id: toRepId, role: 'owner', from_date: day, to_date: null, origin: 'import' })
    .execute();
}

function matching(db: Db, { resolved, repIds }: DifferenceQuery) {
  const rows = db.selectFrom('ledger_differences as d').where('d.resolved_at', resolved ? 'is not' : 'is', null);
  if (repIds === null) return rows;
  const reps = idList(db, repIds);
  return rows.where((e) => e.or([e('d.crm_rep_id', 'in', reps), e('d.ledger_rep_id', 'in', reps)]));
}

function withNames(rows: ReturnType<typeof matching>) {
  return rows
    .innerJoin('accounts as a', 'a.id', 'd.account_id')
    .leftJoin('reps as c', 'c.id', 'd.crm_rep_id')
    .leftJoin('reps as l', 'l.id', 'd.ledger_rep_id')
    .leftJoin('trades as t', 't.id', 'd.trade_id')
    .leftJoin('users as u', 'u.id', 'd.resolved_by')
    .select([
      'd.id',
      'd.account_id as accountId',
      'a.name as account',
      'a.external_id as accountNumber',
      'd.crm_rep_id as crmRepId',
      'c.name as crmRep',
      'd.ledger_rep_id as ledgerRepId',
      'l.name as ledgerRep',
      'd.trade_id as tradeId',
      't.number as tradeNumber',
      't.effective_date as tradeDay',
      'd.seen_at as seenAt',
      'd.resolved_at as resolvedAt',
      'd.resolved_by as resolvedBy',
      'u.name as resolvedByName',
      'd.decision',
      'd.resolution',
      'd.owner_from as ownerFrom',
    ]);
}
