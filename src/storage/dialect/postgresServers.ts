import pg from 'pg';
import { isCrowdedError, isUnreachableError } from './errors';

/** Connections that one process holds at most to one server. */
const CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 10_000;
/** With others to turn to nobody waits long for one. */
const NEXT_AFTER_MS = 3_000;
/** A server that takes no more connections is asked again so often: others end theirs, or one of our own comes free. */
const WHEN_CROWDED_MS = [50, 100, 200, 400, 800];

/** A server and those that stand by for it: whichever takes writes is used. */
export interface Servers {
  connect(): Promise<pg.PoolClient>;
  end(): Promise<void>;
}

/**
 * Keeps connections to the first of several servers that is there and takes writes. When it fails, the next connection is
 * made to the one that was promoted in its place.
 * @param settings how each is reached; the servers hold the same data
 */
export function poolOf(settings: pg.ClientConfig[]): Servers {
  const pools = settings.map((one) => {
    const pool = new pg.Pool({ ...withPatience(one, settings.length), max: CONNECTIONS });
    // A connection that breaks, lent or not, fails whoever uses it; it must not end the process.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  });
  const known = new WeakSet<pg.PoolClient>();
  let current = 0;
  return {
    connect: () =>
      firstThatWrites(pools, current, async (pool, place) => {
        const client = await whenNotCrowded(() => pool.connect());
        try {
          if (pools.length > 1 && !known.has(client)) await requireWriter(client);
        } catch (error) {
          client.release(true);
          throw error;
        }
        known.add(client);
        current = place;
        return client;
      }),
    end: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
  };
}

async function whenNotCrowded<T>(connect: () => Promise<T>): Promise<T> {
  for (const wait of WHEN_CROWDED_MS) {
    try {
      return await connect();
    } catch (error) {
      if (!isCrowdedError(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return connect();
}

/** One connection, to whichever of the servers takes writes. */
export function connectToOne(settings: pg.ClientConfig[]): Promise<pg.Client> {
  return firstThatWrites(settings, 0, async (one) => {
    const client = await whenNotCrowded(() => connected(withPatience(one, settings.length)));
    try {
      if (settings.length > 1) await requireWriter(client);
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  });
}

async function connected(settings: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(settings);
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function firstThatWrites<Server, T>(
  servers: Server[],
  first: number,
  reach: (server: Server, place: number) => Promise<T>,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    const place = (first + tried - 1) % servers.length;
    try {
      return await reach(servers[place], place);
    } catch (error) {
      if (tried >= servers.length || !isUnreachableError(error)) throw error;
    }
  }
}

async function requireWriter(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ standby: unknown }>('select pg_is_in_recovery()::int as standby');
  if (Number(rows[0].standby) === 0) return;
  throw Object.assign(new Error('This server stands by and takes no writes.'), { code: '25006' });
}

function withPatience(settings: pg.ClientConfig, servers: number): pg.ClientConfig {
  return { ...settings, connectionTimeoutMillis: servers > 1 ? NEXT_AFTER_MS : CONNECT_WITHIN_MS };
}
