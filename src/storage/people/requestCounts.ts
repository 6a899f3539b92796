import type { Db } from '../database';

/** Requests that count against a limit until an instant, milliseconds since 1970. */
export interface RequestCount {
  key: string;
  hits: number;
  endsAt: number;
}

/**
 * On PostgreSQL: adds to the counts of all processes; one whose time is over begins anew. One statement of its own, which
 * waits for no writer.
 * @param added by key, each once and in the order of the keys, so that two processes never wait for each other
 * @param now milliseconds since 1970
 * @returns the counts of all processes
 */
export async function addRequestCounts(db: Db, added: readonly RequestCount[], now: number): Promise<RequestCount[]> {
  return db
    .insertInto('request_counts')
    .values(added.map(({ key, hits, endsAt }) => ({ key, hits, ends_at: endsAt })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((e) => {
        const over = e('request_counts.ends_at', '<=', now);
        const sum = e('request_counts.hits', '+', e.ref('excluded.hits'));
        return {
          hits: e.case().when(over).then(e.ref('excluded.hits')).else(sum).end(),
          ends_at: e.case().when(over).then(e.ref('excluded.ends_at')).else(e.ref('request_counts.ends_at')).end(),
        };
      }),
    )
    .returning(['key', 'hits', 'ends_at as endsAt'])
    .execute();
}

/** Forgets the counts whose time is over. */
export async function pruneRequestCounts(db: Db, now: number): Promise<void> {
  await db.deleteFrom('request_counts').where('ends_at', '<=', now).execute();
}
