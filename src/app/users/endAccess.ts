import { appendAudit } from '../../storage/audit/auditLog';
import type { Trx } from '../../storage/database';
import { revokeTokensOf } from '../../storage/people/apiTokens';
import { deletePasswordLinks } from '../../storage/people/passwordLinks';
import { deleteSessionsOf } from '../../storage/people/sessions';

export interface EndAccess {
  /** Why, as the audit tells it of each token. */
  because: 'passwordChanged' | 'passwordChosen' | 'disabled';
  /** users.id of who ends it, null for the command line. */
  actorId: string | null;
  /** UTC instant, ISO text. */
  now: string;
  /** The session in which a user changes their own password goes on. */
  keepSessionId?: string;
}

/**
 * Ends all with which somebody acts as a user: sessions, API tokens for good (each is audited), and addresses for a new
 * password that were mailed. Whoever knew the old password may have made any of them, so none is spared.
 */
export async function endAccess(trx: Trx, userId: string, end: EndAccess): Promise<void> {
  await deleteSessionsOf(trx, userId, end.keepSessionId);
  await deletePasswordLinks(trx, userId);
  for (const { id, name, prefix } of await revokeTokensOf(trx, userId, end.now, end.actorId)) {
    await appendAudit(trx, {
      at: end.now,
      actorId: end.actorId,
      action: 'token.revoked',
      subjectType: 'token',
      subjectId: id,
      payload: { name, prefix, userId, because: end.because },
    });
  }
}
