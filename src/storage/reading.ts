import { AsyncLocalStorage } from 'node:async_hooks';
import type { Db } from './databaseTypes';

const readings = new AsyncLocalStorage<Map<unknown, Promise<unknown>>>();

/**
 * Does work that only reads, such as answering a request for a page: what it asks by `onceInReading` is asked once.
 * Work that writes must not be a reading, or it would not see what it wrote.
 */
export function reading<T>(work: () => T): T {
  return readings.run(new Map(), work);
}

/**
 * The answer to a question that parts of a page ask that know nothing of each other, asked once in a reading; in a
 * transaction and outside a reading it is always asked anew.
 * @param question what is asked, with everything that the answer depends on
 * @param ask what it returns is shared, so nobody may change it
 */
export function askedOnce<T>(db: Db, question: string, ask: () => Promise<T>): Promise<T> {
  return db.isTransaction ? ask() : onceInReading(question, ask);
}

/** The answer to a question of this reading, by what it is about; outside a reading it is always asked anew. */
export function onceInReading<T>(about: unknown, ask: () => Promise<T>): Promise<T> {
  const asked = readings.getStore();
  if (!asked) return ask();
  const known = asked.get(about) as Promise<T> | undefined;
  if (known) return known;
  const answer = ask();
  asked.set(about, answer);
  return answer;
}
