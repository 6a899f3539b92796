import type { Db } from '../database';

export interface StoredSession {
  id: string;
  /** Whose session it is once somebody signed in. */
  userId: string | null;
  /** JSON of what the web layer keeps in it. */
  data: string;
  touchedAt: string;
  expiresAt: string;
  /** What it is known by to its user, e.g. 'Firefox on Windows'; null before the sign-in. */
  device: string | null;
}

/** A session as it is found, with the instant it was made. */
export type FoundSession = StoredSession & { createdAt: string };

/** The session with this id that has not expired at `now`, or null. */
export async function findSession(db: Db, id: string, now: string): Promise<FoundSession | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['id', 'user_id as userId', 'data', 'touched_at as touchedAt', 'expires_at as expiresAt', 'device'])
    .select('created_at as createdAt')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row ?? null;
}

/** Stores a new session; one of the same id is replaced, but for its first instant. */
export async function saveSession(db: Db, session: StoredSession): Promise<void> {
  const changing = changingColumns(session);
  await db
    .insertInto('sessions')
    .values({ id: session.id, created_at: session.touchedAt, ...changing })
    .onConflict((c) => c.column('id').doUpdateSet(changing))
    .execute();
}

/** Stores what changed in a session; one that was ended meanwhile stays ended. */
export async function changeSession(db: Db, session: StoredSession): Promise<void> {
  await db.updateTable('sessions').set(changingColumns(session)).where('id', '=', session.id).execute();
}

function changingColumns({ userId, data, touchedAt, expiresAt, device }: StoredSession) {
  return { user_id: userId, data, touched_at: touchedAt, expires_at: expiresAt, device };
}

/** Moves a session's end. */
export async function touchSession(db: Db, id: string, touchedAt: string, expiresAt: string): Promise<void> {
  await db.updateTable('sessions').set({ touched_at: touchedAt, expires_at: expiresAt }).where('id', '=', id).execute();
}

/** Ends a session. */
export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', id).execute();
}

/** Ends every session of a user, except the one given. */
export async function deleteSessionsOf(db: Db, userId: string, exceptId?: string): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .where('id', '!=', exceptId ?? '')
    .execute();
}

/** Removes what expired before `now`. */
export async function deleteExpiredSessions(db: Db, now: string): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}

/** The sessions of a user that have not expired, last used first. */
export async function sessionsOf(
  db: Db,
  userId: string,
  now: string,
): Promise<{ id: string; device: string | null; createdAt: string; touchedAt: string }[]> {
  return db
    .selectFrom('sessions')
    .select(['id', 'device', 'created_at as createdAt', 'touched_at as touchedAt'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .orderBy('touched_at', 'desc')
    .orderBy('id')
    .execute();
}
