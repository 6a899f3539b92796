import type { ImportSummary } from '../../imports/summary';
import type { Db } from '../database';
import type { Staging } from './importStaging';

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
