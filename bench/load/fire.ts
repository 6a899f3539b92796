import autocannon from 'autocannon';
import type { Asked } from './asked';

export interface Fired {
  seconds: number;
  answers: number;
  perSecond: number;
  /** Milliseconds of every answer, by kind and by name. */
  byKind: Map<string, number[]>;
  byName: Map<string, number[]>;
  /** Answers by status that was not expected, connections that broke, and answers that took longer than ten seconds. */
  wrong: Map<string, number>;
  /**
   * Changes answered with 503 and Retry-After, because another process was writing for more than two seconds, and those that take
   * back what was put off so.
   */
  busy: number;
  /** Pages answered with 202, because what they show is being worked out anew from data that has just changed. */
  waiting: number;
}

const EXPECTED = { page: 200, write: 303, api: 200, apiWrite: 201, empty: 200 } as const;
const TIMEOUT_SECONDS = 10;

/**
 * Has each list asked over and over on a connection of its own, spread over the ports, for so many seconds or until
 * something has happened.
 */
export async function fire(
  ports: readonly number[],
  lists: readonly Asked[][],
  seconds: number,
  until?: Promise<unknown>,
): Promise<Fired> {
  const fired: Fired = {
    seconds,
    answers: 0,
    perSecond: 0,
    byKind: new Map(),
    byName: new Map(),
    wrong: new Map(),
    busy: 0,
    waiting: 0,
  };
  const started = performance.now();
  await Promise.all(
    ports.map((port, at) =>
      fireAt(
        port,
        lists.filter((_, n) => n % ports.length === at),
        seconds,
        fired,
        until,
      ),
    ),
  );
  fired.seconds = (performance.now() - started) / 1000;
  fired.perSecond = fired.answers / fired.seconds;
  return fired;
}

async function fireAt(
  port: number,
  lists: readonly Asked[][],
  seconds: number,
  fired: Fired,
  until?: Promise<unknown>,
): Promise<void> {
  let next = 0;
  const running = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: lists.length,
    duration: seconds,
    timeout: TIMEOUT_SECONDS,
    setupClient(client) {
      const seen: Seen = { one: lists[0][0], status: 0, putOff: new Set() };
      const requests = lists[next++ % lists.length].map((one) => ({
        method: one.method,
        path: one.path,
        headers: one.headers,
        body: one.body,
        onResponse: (status: number) => Object.assign(seen, { one, status }),
      }));
      client.setRequests(requests as unknown as autocannon.Request[]);
      client.on('response', (_status, _bytes, ms) => note(fired, seen, ms));
    },
  });
  void until?.then(() => (running as unknown as { stop(): void }).stop());
  const result = await running;
  if (result.errors > 0)
    count(fired.wrong, `${result.errors - result.timeouts} connections broke, ${result.timeouts} times out`);
}

/** What a connection hears: the last answer, and the addresses whose change was put off. */
interface Seen {
  one: Asked;
  status: number;
  putOff: Set<string>;
}

function note(fired: Fired, { one, status, putOff }: Seen, ms: number): void {
  fired.answers++;
  push(fired.byKind, one.kind, ms);
  push(fired.byName, one.name, ms);
  const takesBack = one.path.endsWith('/withdrawal') && putOff.delete(one.path.replace(/\/withdrawal$/, ''));
  if ((one.kind === 'write' || one.kind === 'apiWrite') && status === 503) {
    fired.busy++;
    putOff.add(one.path);
  } else if (takesBack && status === 422) fired.busy++;
  else if (one.kind === 'page' && status === 202) fired.waiting++;
  else if (status !== EXPECTED[one.kind]) count(fired.wrong, `${one.name}: ${status}`);
}

function push(map: Map<string, number[]>, key: string, ms: number): void {
  const list = map.get(key);
  if (list) list.push(ms);
  else map.set(key, [ms]);
}

const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** The value below which a share of the times lies; NaN when there are none. */
export function percentile(times: readonly number[] | undefined, share: number): number {
  const sorted = Float64Array.from(times ?? []).sort();
  return sorted.length === 0 ? Number.NaN : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
