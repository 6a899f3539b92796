import { createHash } from 'node:crypto';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction } from '../../storage/database';
import { deleteSession, deleteSessionsOf, sessionsOf } from '../../storage/people/sessions';

/** A session as its user sees it; its real id is a secret and stays inside. */
export interface OwnSession {
  name: string;
  device: string;
  createdAt: string;
  touchedAt: string;
  /** The one that asks. */
  current: boolean;
}

/** Where a user is signed in, last used first. */
export async function ownSessions(
  { db }: Database,
  userId: string,
  currentId: string,
  realNow: string,
): Promise<OwnSession[]> {
  return (await sessionsOf(db, userId, realNow)).map(({ id, device, createdAt, touchedAt }) => ({
    name: nameOf(id),
    device: device ?? 'Unknown browser',
    createdAt,
    touchedAt,
    current: id === currentId,
  }));
}

/**
 * Ends one session of a user, or with `name` null all but the one that asks.
 * @throws ProductError session.notFound
 */
export async function endSessions(
  database: Database,
  end: { userId: string; name: string | null; currentId: string; now: string; realNow: string },
): Promise<void> {
  const { userId, name } = end;
  await inTransaction(database.db, async (trx) => {
    if (name === null) await deleteSessionsOf(trx, userId, end.currentId);
    else {
      const found = (await sessionsOf(trx, userId, end.realNow)).find(({ id }) => nameOf(id) === name);
      if (!found) throw new ProductError('notFound', 'session.notFound', 'There is no such session any more.');
      await deleteSession(trx, found.id);
    }
    const action = name === null ? 'session.othersEnded' : 'session.ended';
    const about = { subjectType: 'user', subjectId: userId, payload: {} };
    await appendAudit(trx, { at: end.now, actorId: userId, action, ...about });
  });
}

function nameOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 24);
}
