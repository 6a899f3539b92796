import type { Options, Store } from 'express-rate-limit';
import { addRequestCounts, pruneRequestCounts } from '../../storage/people/requestCounts';
import type { Services } from '../services';

const EXCHANGE_EVERY_MS = 1_000;
const PRUNE_EVERY_MS = 60_000;
/** Counts with one statement. */
const AT_ONCE = 5_000;

interface Held {
  /** Of all processes, as of the last exchange. */
  known: number;
  /** Of this process since then. */
  own: number;
  endsAt: number;
}

/**
 * What a rate limit counts in on PostgreSQL, where several processes serve: each counts in its memory and exchanges its
 * counts with the others through the database, so that a request costs no write.
 * @param kind of limit, part of every key
 * @param when 'each second' lets through what the others count within a second; 'at once' is exact, for what is rare
 * @returns undefined on SQLite, where one process serves: the limit's own memory does
 */
export function sharedCounts(services: Services, kind: string, when: 'each second' | 'at once'): Store | undefined {
  return services.database.dialect.name === 'postgres' ? new SharedCounts(services, kind, when) : undefined;
}

class SharedCounts implements Store {
  readonly localKeys = false;
  readonly prefix: string;
  readonly #held = new Map<string, Held>();
  #windowMs = 0;
  #timer: NodeJS.Timeout | null = null;
  #last: Promise<void> = Promise.resolve();
  #prunedAt = 0;

  constructor(
    private readonly services: Services,
    kind: string,
    private readonly when: 'each second' | 'at once',
  ) {
    this.prefix = `${kind}:`;
  }

  init({ windowMs }: Options): void {
    this.#windowMs = windowMs;
  }

  async increment(key: string): Promise<{ totalHits: number; resetTime: Date }> {
    const held = this.#counted(key);
    if (this.when === 'at once') await this.#exchange();
    else this.#timer ??= setTimeout(() => this.#exchange(), EXCHANGE_EVERY_MS).unref();
    return { totalHits: held.known + held.own, resetTime: new Date(held.endsAt) };
  }

  decrement(key: string): void {
    const held = this.#held.get(key);
    if (held !== undefined && held.endsAt > this.#now()) held.own -= 1;
  }

  resetKey(key: string): void {
    const held = this.#held.get(key);
    if (held !== undefined) held.own = -held.known;
  }

  #now(): number {
    return Date.parse(this.services.realNow());
  }

  #counted(key: string): Held {
    const now = this.#now();
    let held = this.#held.get(key);
    if (held === undefined || held.endsAt <= now) {
      held = { known: 0, own: 0, endsAt: now + this.#windowMs };
      this.#held.set(key, held);
    }
    held.own += 1;
    return held;
  }

  /** One after the other, so that nothing is told twice. Without the database each process goes on counting by itself. */
  #exchange(): Promise<void> {
    this.#timer = null;
    this.#last = this.#last.then(() => this.#tell()).catch(() => {});
    return this.#last;
  }

  async #tell(): Promise<void> {
    const { db } = this.services.database;
    const now = this.#now();
    const news: { key: string; held: Held; hits: number }[] = [];
    for (const [key, held] of this.#held) {
      if (held.endsAt <= now) this.#held.delete(key);
      else if (held.own !== 0) news.push({ key: this.prefix + key, held, hits: held.own });
    }
    news.sort((a, b) => (a.key < b.key ? -1 : 1));
    for (let from = 0; from < news.length; from += AT_ONCE) {
      const part = news.slice(from, from + AT_ONCE);
      const told = part.map(({ key, held, hits }) => ({ key, hits, endsAt: held.endsAt }));
      const counts = new Map((await addRequestCounts(db, told, now)).map((count) => [count.key, count]));
      for (const { key, held, hits } of part) {
        const { hits: known, endsAt } = counts.get(key)!;
        held.own -= hits;
        Object.assign(held, { known, endsAt });
      }
    }
    if (now - this.#prunedAt < PRUNE_EVERY_MS) return;
    this.#prunedAt = now;
    await pruneRequestCounts(db, now);
  }
}
