import { ProductError } from '../../shared/errors';
import { sha256 } from '../../shared/hash';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { forgetFreed } from '../../storage/forgetFreed';
import { erasePayloads, eraseRepRow, eraseUserRow } from '../../storage/people/erasure';
import { replaceTexts } from '../../storage/people/personTexts';
import { countActive } from '../../storage/people/users';
import { findPerson } from './findPerson';

export interface Erased {
  /** What stands where the name stood. */
  pseudonym: string;
  /** Texts in which the name or address was replaced, and details of audit entries that were deleted. */
  texts: number;
  auditDetails: number;
  /** What was replaced is gone from the file's free parts too; false when others kept it busy. */
  rewritten: boolean;
}

/**
 * Erases the personal data of somebody for good: name and addresses give way to a pseudonym in all tables, details of audit
 * entries that hold them are deleted, and they cannot sign in. Figures, owners and decisions stay, and so does the chain of
 * the audit log (docs/decisions/025-erasure.md).
 * @param asked the address of a user, or the id of a rep as in reps.csv
 * @throws ProductError person.notFound, user.lastAdmin (refused)
 */
export async function erasePerson(database: Database, asked: string, now: string): Promise<Erased> {
  const erased = await inTransaction(database.db, async (trx) => {
    const { user, rep } = await findPerson(trx, asked);
    if (user?.role === 'admin' && user.disabledAt === null && (await countActive(trx, 'admin')) === 1) {
      const sentence = `${user.name} is the only administrator; add another one first.`;
      throw new ProductError('refused', 'user.lastAdmin', sentence);
    }
    const mark = sha256(user?.id ?? `rep ${rep?.id}`).slice(0, 8);
    const pseudonym = `Former ${rep ? 'rep' : 'user'} ${mark}`;
    const words = [user?.name, user?.email, rep?.name, rep?.email].filter((word): word is string => !!word);
    if (user) await eraseUserRow(trx, user.id, { name: pseudonym, email: `erased-${mark}@invalid`, at: now });
    if (rep) await eraseRepRow(trx, rep.id, { name: pseudonym, at: now });
    const auditDetails = await erasePayloads(trx, words);
    const tables = await database.dialect.tableNames(trx as never);
    const texts = await replaceTexts(trx, tables, words, pseudonym);
    await appendAudit(trx, {
      at: now,
      actorId: null,
      action: 'person.erased',
      subjectType: user ? 'user' : 'rep',
      subjectId: user?.id ?? String(rep?.id),
      payload: { texts, auditDetails },
    });
    return { pseudonym, texts, auditDetails };
  });
  return { ...erased, rewritten: await forgetFreed(database) };
}
