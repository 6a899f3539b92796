import type { Trx } from '../database';

/**
 * Deletes jobs that ended before an instant. Those that something refers to stay: the newest of its kind for an import, a
 * rotation or the company, which their pages show; those that made a plan or a study; those for a plan, which the audit
 * log names.
 * @returns number of jobs deleted
 */
export async function pruneJobs(trx: Trx, before: string): Promise<number> {
  const newest = trx
    .selectFrom('jobs')
    .select((e) => e.fn.max('id').as('id'))
    .groupBy(['kind', 'import_id', 'rotation_id']);
  const pruned = await trx
    .deleteFrom('jobs')
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .where('finished_at', '<', before)
    .where('kind', '<>', 'plan')
    .where('id', 'not in', newest)
    .where((e) => e.not(e.exists(e.selectFrom('plans').select('plans.id').whereRef('plans.job_id', '=', 'jobs.id'))))
    .where((e) =>
      e.not(e.exists(e.selectFrom('plan_studies as s').select('s.id').whereRef('s.job_id', '=', 'jobs.id'))),
    )
    .executeTakeFirst();
  return Number(pruned.numDeletedRows);
}
