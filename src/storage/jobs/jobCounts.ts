import type { Db } from '../database';

/** Number of jobs by kind and state. */
export async function jobCounts(db: Db): Promise<{ kind: string; state: string; n: number }[]> {
  const rows = await db
    .selectFrom('jobs')
    .select((e) => ['kind', 'state', e.fn.countAll<number>().as('n')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }));
}
