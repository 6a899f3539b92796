import { type SessionData, Store } from 'express-session';
import { isProductError } from '../../shared/errors';
import { type Database, inTransaction } from '../../storage/database';
import { ifFree } from '../../storage/ifFree';
import { changeSession, deleteSession, findSession, saveSession, touchSession } from '../../storage/people/sessions';

export const ANONYMOUS_HOURS = 2;
const TOUCH_AFTER_MS = 10 * 60_000;
const HOUR_MS = 3_600_000;

type Done<T = void> = (error?: unknown, value?: T) => void;

/**
 * Keeps sessions in the sessions table. That of somebody signed in ends so many hours after the sign-in, used or not (ASVS
 * V3.3.2); an anonymous one two hours after its last use. A session in use is touched at most every ten minutes, so that reading pages
 * hardly ever writes; the worker removes expired ones. Works with real time, also when a day is stated.
 */
export class DatabaseSessionStore extends Store {
  readonly #database: Database;
  readonly #clock: () => number;

  /** @param signedInHours how long a sign-in holds */
  constructor(
    database: Database,
    clock: () => number,
    private readonly signedInHours: number,
  ) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override get(id: string, done: Done<SessionData | null>): void {
    answer(done, async () => {
      const row = await findSession(this.#database.db, id, this.#at(0));
      const { touchedAt, createdAt } = row ?? {};
      return row && { ...(JSON.parse(row.data) as SessionData), touchedAt, createdAt };
    });
  }

  override set(id: string, session: SessionData, done: Done = () => {}): void {
    answer(done, async () => {
      const { touchedAt: known, createdAt, ...data } = session;
      const userId = session.userId ?? null;
      const row = {
        id,
        userId,
        data: JSON.stringify(data),
        device: session.device ?? null,
        ...this.#span(userId, createdAt),
      };
      // A request that began before the session was ended must not bring it back.
      const save = known === undefined ? saveSession : changeSession;
      await inTransaction(this.#database.db, (trx) => save(trx, row));
    });
  }

  override touch(id: string, session: SessionData, done: Done = () => {}): void {
    answer(done, async () => {
      if (this.#clock() - Date.parse(session.touchedAt ?? '') < TOUCH_AFTER_MS) return;
      const { touchedAt, expiresAt } = this.#span(session.userId ?? null, session.createdAt);
      try {
        // A later request touches it: a long import neither delays nor fails the reading of pages.
        await ifFree(this.#database.db, (trx) => touchSession(trx, id, touchedAt, expiresAt));
      } catch (error) {
        if (!(isProductError(error) && error.kind === 'busy')) throw error;
      }
    });
  }

  override destroy(id: string, done: Done = () => {}): void {
    answer(done, () => inTransaction(this.#database.db, (trx) => deleteSession(trx, id)));
  }

  #span(userId: string | null, createdAt: string | undefined): { touchedAt: string; expiresAt: string } {
    const touchedAt = this.#at(0);
    if (userId === null) return { touchedAt, expiresAt: this.#at(ANONYMOUS_HOURS * HOUR_MS) };
    // Signing in makes a new session, so that its beginning is that of the sign-in.
    const expiresAt = new Date(Date.parse(createdAt ?? touchedAt) + this.signedInHours * HOUR_MS).toISOString();
    return { touchedAt, expiresAt };
  }

  #at(laterMs: number): string {
    return new Date(this.#clock() + laterMs).toISOString();
  }
}

function answer<T>(done: Done<T>, work: () => Promise<T>): void {
  work().then(
    (value) => done(null, value),
    (error) => done(error),
  );
}
