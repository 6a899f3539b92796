import type { Trx } from '../database';
import { wholeWords } from './personTexts';

/** Takes name and address from a user, who cannot sign in any more, and ends everything that acts or is sent for them. */
export async function eraseUserRow(trx: Trx, id: string, fresh: { name: string; email: string; at: string }) {
  const { name, email, at } = fresh;
  await trx
    .updateTable('users')
    .set((e) => ({ name, email, password_hash: null, disabled_at: e.fn.coalesce('disabled_at', e.val(at)) }))
    .where('id', '=', id)
    .execute();
  for (const table of ['sessions', 'password_links'] as const) {
    await trx.deleteFrom(table).where('user_id', '=', id).execute();
  }
}

/** Takes name and address from a rep; imports do not bring them back. */
export async function eraseRepRow(trx: Trx, id: number, fresh: { name: string; at: string }) {
  const values = { name: fresh.name, email: null, erased_at: fresh.at };
  await trx.updateTable('reps').set(values).where('id', '=', id).execute();
}

/**
 * Deletes the details of audit entries in which a word stands; who did what to what and when stays, and so does the chain,
 * which holds digests of the details under a salt that goes with them.
 * @returns number of details deleted
 */
export async function erasePayloads(trx: Trx, words: readonly string[]): Promise<number> {
  const rows = await trx.selectFrom('audit_payloads').select(['seq', 'payload']).execute();
  const pattern = wholeWords(words);
  const hits = rows.filter(({ payload }) => pattern !== null && payload.search(pattern) >= 0);
  for (const { seq } of hits) await trx.deleteFrom('audit_payloads').where('seq', '=', seq).execute();
  return hits.length;
}
