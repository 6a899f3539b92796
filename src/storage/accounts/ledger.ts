import type { AccountId, Assignment, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import { idList } from '../dialect/engine';
import { keptWithData } from '../kept';
import type { AssignmentsTable } from '../schema/accounts';

/** Every spell of the ownership ledger, every role, ordered by account and day. */
export async function loadAssignments(db: Db): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('assignments')
    .select(['account_id', 'rep_id', 'role', 'from_date', 'to_date', 'start_known'])
    .orderBy('account_id')
    .orderBy('from_date')
    .execute();
  return rows.map(toAssignment);
}

/** Owner spells of some accounts, oldest first. */
export async function ownerSpells(
  db: Db,
  accountIds: AccountId[],
): Promise<{ accountId: AccountId; repId: RepId; from: Day; to: Day | null }[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectFrom('assignments')
    .select(['account_id', 'rep_id', 'from_date', 'to_date'])
    .where('role', '=', 'owner')
    .where('account_id', 'in', accountIds)
    .orderBy('account_id')
    .orderBy('from_date')
    .execute();
  return rows.map((row) => ({ accountId: row.account_id, repId: row.rep_id, from: row.from_date, to: row.to_date }));
}

/** How many accounts some reps own on a day; those who own none are left out. */
export async function bookSizes(db: Db, repIds: readonly RepId[], day: Day): Promise<Map<RepId, number>> {
  if (repIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('assignments')
    .select((e) => ['rep_id as repId', e.fn.countAll<number>().as('accounts')])
    .where('role', '=', 'owner')
    .where('rep_id', 'in', idList(db, repIds))
    .where('from_date', '<=', day)
    .where((e) => e.or([e('to_date', 'is', null), e('to_date', '>', day)]))
    .groupBy('rep_id')
    .execute();
  return new Map(rows.map(({ repId, accounts }) => [repId, Number(accounts)]));
}

/** Whether a rep owns, owned or is about to own any account; asked on every page, answered by an index. */
export function everOwned(db: Db, repId: RepId): Promise<boolean> {
  return keptWithData(db, `ever owned ${repId}`, async () => {
    const row = await db
      .selectFrom('assignments')
      .select('id')
      .where('rep_id', '=', repId)
      .where('role', '=', 'owner')
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  });
}

/**
 * Passes an account to another owner on a day: the open spell ends, a new one begins. The caller has checked that
 * `fromRepId` owns it and that nothing is recorded after that day; the database refuses a second owner.
 * @throws Error when there is no spell to end, so that a trade's transaction is rolled back whole
 */
export async function moveOwner(
  trx: Trx,
  move: { accountId: AccountId; fromRepId: RepId | null; toRepId: RepId; day: Day; tradeId: string },
): Promise<void> {
  if (move.fromRepId !== null) {
    const ended = await trx
      .updateTable('assignments')
      .set({ to_date: move.day, closed_by_trade: move.tradeId })
      .where('account_id', '=', move.accountId)
      .where('rep_id', '=', move.fromRepId)
      .where('role', '=', 'owner')
      .where('from_date', '<', move.day)
      .where((e) => e.or([e('to_date', 'is', null), e('to_date', '>', move.day)]))
      .executeTakeFirst();
    if (Number(ended.numUpdatedRows) !== 1) {
      throw new Error(`The ledger has no spell of account ${move.accountId} that could end on ${move.day}.`);
    }
  }
  await trx
    .insertInto('assignments')
    .values({
      account_id: move.accountId,
      rep_id: move.toRepId,
      role: 'owner',
      from_date: move.day,
      to_date: null,
      origin: 'trade',
      opened_by_trade: move.tradeId,
      closed_by_trade: null,
    })
    .execute();
}

/** Day of the newest committed import that showed owners: how old the owner data is. Null before the first. */
export async function ownerDataDay(db: Db): Promise<Day | null> {
  const row = await db
    .selectFrom('imports')
    .select((e) => e.fn.max('owners_at').as('at'))
    .where('state', '=', 'committed')
    .executeTakeFirst();
  return row?.at?.slice(0, 10) ?? null;
}

/** A spell of the ledger as it stands in its row. */
export function toAssignment(
  row: Pick<AssignmentsTable, 'account_id' | 'rep_id' | 'role' | 'from_date' | 'to_date'> & { start_known?: number },
): Assignment {
  return {
    accountId: row.account_id,
    repId: row.rep_id,
    role: row.role,
    from: row.from_date,
    to: row.to_date,
    ...(row.start_known === 0 ? { startKnown: false } : {}),
  };
}
