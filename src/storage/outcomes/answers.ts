import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Db, Trx } from '../database';

/** An answer that was worked out, or null; one that cannot be read counts as none. */
export async function findAnswer<T>(db: Db, key: string): Promise<{ value: T } | null> {
  const row = await db.selectFrom('outcome_answers').select('value').where('key', '=', key).executeTakeFirst();
  if (!row) return null;
  try {
    return { value: deserialize(gunzipSync(Buffer.from(row.value, 'base64'))) as T };
  } catch {
    return null;
  }
}

/** Stores what was worked out for one version of the data; what was for an older one goes. */
export async function keepAnswers(trx: Trx, dataVersion: number, answers: ReadonlyMap<string, unknown>): Promise<void> {
  await trx.deleteFrom('outcome_answers').where('data_version', '<', dataVersion).execute();
  for (const [key, answer] of answers) {
    const value = gzipSync(serialize(answer)).toString('base64');
    await trx
      .insertInto('outcome_answers')
      .values({ key, data_version: dataVersion, value })
      .onConflict((c) => c.column('key').doUpdateSet({ value }))
      .execute();
  }
}
