import type { ImportSummary } from '../../imports/summary';
import type { Db } from '../database';
import type { Staging } from './importStaging';

/**
 * Gives every staged account without an owner the rep who sold to it in its latest month, the larger amount deciding.
 * Rows of the files' table say from then on that they tell owners.
 * @param onlyNew leave accounts alone that the database knows: their owners were told before
 * @returns accounts that got an owner
 */
export function deriveOwners({ handle }: Staging, onlyNew: boolean): number {
  const derived = handle
    .prepare(
      `update accounts set owner_id = (
         select v.rep_id from revenue v where v.account_id = accounts.account_id and v.rep_id <> 0
         group by v.month, v.rep_id order by v.month desc, sum(v.amount) desc, v.rep_id limit 1)
       where owner_id is null and ${onlyNew ? 'account_id in (select ref from account_ids where known = 0)' : '1'}`,
    )
    .run();
  if (derived.changes === 0) return 0;
  handle.exec(`update files set columns = json_insert(columns, '$[#]', 'owner_id') where kind = 'accounts'`);
  return handle.prepare('select count(*) from accounts where owner_id is not null').pluck().get() as number;
}

/** Whether an import of this source told owners by a file of its own; then sales tell nothing about them. */
export async function ownersWereTold(db: Db, source: string): Promise<boolean> {
  const rows = await db
    .selectFrom('imports')
    .select('summary')
    .where('source', '=', source)
    .where('state', '=', 'committed')
    .where('summary', 'is not', null)
    .execute();
  return rows.some(({ summary }) => (JSON.parse(summary!) as ImportSummary).ownersFrom === 'files');
}

/** Reps of a list of reps who are named by no sale and no deal of the files: their number and the first of them. */
export function idleReps({ handle }: Staging): { count: number; names: string[] } {
  const idle = `from reps r join rep_ids i on i.ref = r.rep_id
    where not exists (select 1 from revenue v where v.rep_id = r.rep_id) and not exists (select 1 from deals d where d.rep_id = r.rep_id)
      and not exists (select 1 from reps o where o.manager_id = i.external_id)`;
  return {
    count: handle.prepare(`select count(*) ${idle}`).pluck().get() as number,
    names: handle.prepare(`select r.name ${idle} order by r.name limit 10`).pluck().all() as string[],
  };
}
