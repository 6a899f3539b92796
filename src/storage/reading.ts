import { AsyncLocalStorage } from 'node:async_hooks';

const readings = new AsyncLocalStorage<Map<unknown, Promise<unknown>>>();

/**
 * Does work that only reads, such as answering a request for a page: what it asks by `onceInReading` is asked once.
 * Work that writes must not be a reading, or it would not see what it wrote.
 */
export function reading<T>(work: () => T): T {
  return readings.run(new Map(), work);
}

/** The answer to a question of this reading, by what it is about; outside a reading it is always asked anew. */
export function onceInReading<T>(about: object, ask: () => Promise<T>): Promise<T> {
  const asked = readings.getStore();
  if (!asked) return ask();
  const known = asked.get(about) as Promise<T> | undefined;
  if (known) return known;
  const answer = ask();
  asked.set(about, answer);
  return answer;
}
