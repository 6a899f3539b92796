import type { RepId } from '../../accounts/types';
import type { Db, Trx } from '../database';
import { keptWith } from '../kept';

/** Reps who have opted in to exchanges, by id. */
export async function optedInReps(db: Db): Promise<RepId[]> {
  const rows = await db
    .selectFrom('opt_ins')
    .select('rep_id')
    .where('ended_at', 'is', null)
    .orderBy('rep_id')
    .execute();
  return rows.map((row) => row.rep_id);
}

/** Since when a rep has opted in; null = has not. */
export function optedInSince(db: Db, repId: RepId): Promise<string | null> {
  return keptWith(db, ['opt_ins'], `opted in ${repId}`, async () => {
    const row = await db
      .selectFrom('opt_ins')
      .select('from_at')
      .where('rep_id', '=', repId)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row?.from_at ?? null;
  });
}

/** Records that a rep opts in. */
export async function insertOptIn(trx: Trx, optIn: { repId: RepId; userId: string; at: string }): Promise<void> {
  await trx
    .insertInto('opt_ins')
    .values({ rep_id: optIn.repId, user_id: optIn.userId, from_at: optIn.at, ended_at: null })
    .execute();
}

/** Ends a rep's opt-in. */
export async function endOptIn(trx: Trx, repId: RepId, at: string): Promise<void> {
  await trx
    .updateTable('opt_ins')
    .set({ ended_at: at })
    .where('rep_id', '=', repId)
    .where('ended_at', 'is', null)
    .execute();
}
