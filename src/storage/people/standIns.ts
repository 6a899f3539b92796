import type { Absent } from '../../people/absent';
import type { StandIn } from '../../people/standIns';
import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import { keptWith } from '../kept';

export interface StandInRow extends StandIn {
  id: string;
  name: string;
  delegateName: string;
  reason: string;
}

/** The managers whom a user stands in for on a day. */
export function absentFor(db: Db, delegateId: string, day: Day): Promise<readonly Absent[]> {
  return keptWith(db, ['stand_ins', 'users'], `absent for ${delegateId} ${day}`, () => readAbsent(db, delegateId, day));
}

async function readAbsent(db: Db, delegateId: string, day: Day): Promise<Absent[]> {
  const rows = await db
    .selectFrom('stand_ins as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select(['s.user_id as userId', 'u.name', 'u.rep_id as repId'])
    .where('s.delegate_id', '=', delegateId)
    .where('s.ended_at', 'is', null)
    .where('s.from_date', '<=', day)
    .where('s.to_date', '>', day)
    .orderBy('u.name')
    .execute();
  return rows.flatMap(({ userId, name, repId }) => (repId === null ? [] : [{ userId, name, repId }]));
}

/** Who stands in on a day: users.id of the one standing in by that of the absent manager. */
export function standInsOn(db: Db, day: Day): Promise<ReadonlyMap<string, string>> {
  return keptWith(db, ['stand_ins'], `stand-ins on ${day}`, async () => {
    const rows = await db
      .selectFrom('stand_ins')
      .select(['user_id', 'delegate_id'])
      .where('ended_at', 'is', null)
      .where('from_date', '<=', day)
      .where('to_date', '>', day)
      .execute();
    return new Map(rows.map((row) => [row.user_id, row.delegate_id]));
  });
}

/** Periods that are not over on a day, by their first day: of one absent manager, of one who stands in, or of one id. */
export async function listStandIns(
  db: Db,
  of: { userId?: string; delegateId?: string; id?: string },
  day: Day,
): Promise<StandInRow[]> {
  let query = db
    .selectFrom('stand_ins as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .innerJoin('users as d', 'd.id', 's.delegate_id')
    .select([
      's.id',
      's.user_id as userId',
      's.delegate_id as delegateId',
      's.from_date as from',
      's.to_date as to',
      's.reason',
      'u.name',
      'd.name as delegateName',
    ])
    .where('s.ended_at', 'is', null)
    .where('s.to_date', '>', day);
  if (of.userId !== undefined) query = query.where('s.user_id', '=', of.userId);
  if (of.delegateId !== undefined) query = query.where('s.delegate_id', '=', of.delegateId);
  if (of.id !== undefined) query = query.where('s.id', '=', of.id);
  return query.orderBy('s.from_date').orderBy('s.id').execute();
}

/** Stores a period. */
export async function insertStandIn(
  trx: Trx,
  row: StandIn & { id: string; reason: string; at: string; by: string | null },
): Promise<void> {
  await trx
    .insertInto('stand_ins')
    .values({
      id: row.id,
      user_id: row.userId,
      delegate_id: row.delegateId,
      from_date: row.from,
      to_date: row.to,
      reason: row.reason,
      created_at: row.at,
      created_by: row.by,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

/** Ends a period by hand. */
export async function endStandIn(trx: Trx, id: string, at: string, by: string | null): Promise<void> {
  await trx.updateTable('stand_ins').set({ ended_at: at, ended_by: by }).where('id', '=', id).execute();
}
