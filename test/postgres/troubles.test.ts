import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import type { ProductError } from '../../src/shared/errors';
import { type Database, openDatabase } from '../../src/storage/database';
import { storageTrouble } from '../../src/storage/whenFree';
import { statusOf } from '../../src/web/middleware/errors';
import { tradeCast } from '../app/tradeCast';
import { exchanged, IMPORT_ROWS, money, one, problems } from '../faults/company';
import { DEEDS } from '../faults/deeds';
import { openRaw } from '../openRaw';
import { ROOT, TSX } from '../process';
import { OwnServer } from './ownServer';
import { type SmallDisk, smallDisk } from './smallDisk';

jest.setTimeout(120_000);

const ROOMY = 300_000_000;
let disk: SmallDisk | null;
let server: OwnServer;
let cast: Awaited<ReturnType<typeof tradeCast>>;
let database: Database;
let strangers: pg.Client[] = [];
let afterwards = async (): Promise<void> => {};
beforeAll(async () => {
  disk = smallDisk(ROOMY);
  // Nothing tidies up behind our back, so that what is full stays full.
  const settings: Record<string, string> = {
    fsync: 'off',
    max_connections: '20',
    autovacuum: 'off',
    min_wal_size: '2MB',
    max_wal_size: '1GB',
  };
  server = await OwnServer.make(settings, disk ? [`--waldir=${join(disk.path, 'wal')}`, '--wal-segsize=1'] : []);
  process.env.TEST_POSTGRES_URL = server.address;
});
beforeEach(async () => {
  cast = await tradeCast();
  database = openDatabase(cast.database.url);
});
afterEach(async () => {
  for (const stranger of strangers) await stranger.end();
  strangers = [];
  await database.close();
  await cast.remove();
  await afterwards();
  afterwards = async () => {};
});
afterAll(async () => {
  await server.remove();
  disk?.remove();
});

/** A session that is none of the product's. */
async function stranger(): Promise<pg.Client> {
  const client = new pg.Client(cast.database.url.replace(/\?.*/, ''));
  client.on('error', () => {});
  await client.connect();
  strangers.push(client);
  return client;
}

const perform = (name: keyof typeof DEEDS): Promise<void> => DEEDS[name].perform(database, () => {}, '');
const refusal = (name: keyof typeof DEEDS): Promise<ProductError> =>
  perform(name).then(
    () => Promise.reject(new Error(`${name} went through`)),
    // As every page, the API and commands tell it.
    (error) => storageTrouble(error) ?? error,
  );

/** An import that cannot be committed in some trouble, and can after it: before nothing of it is there, then all of it, once. */
async function importThrough(trouble: () => Promise<ProductError>, over: () => Promise<void>): Promise<ProductError> {
  await DEEDS.import.prepare(cast);
  const before = money(cast.database);
  const error = await trouble();
  expect([error.code, statusOf(error)]).toEqual([expect.stringMatching(/^storage\./), 503]);
  await over();
  const seen = openRaw(cast.database.url);
  try {
    expect([DEEDS.import.count(seen), money(seen)]).toEqual([0, before]);
    expect(await problems(database)).toEqual([]);
    await perform('import');
    const { rows, cents } = before;
    expect(money(seen)).toEqual({ rows: rows + IMPORT_ROWS, cents: cents + IMPORT_ROWS * 100 });
    expect(await problems(database)).toEqual([]);
  } finally {
    await seen.close();
  }
  return error;
}

const nowhereToMount = (): void =>
  void process.stderr.write('No file system may be mounted here: a full disk of PostgreSQL was not tried.\n');

test('a full disk of the tables fails the import as a whole; with room again it is committed', async () => {
  const small = smallDisk(400_000);
  if (!small) return nowhereToMount();
  afterwards = async () => {
    await server.ask('drop tablespace small');
    small.remove();
  };
  const name = new URL(cast.database.url).pathname.slice(1);
  await server.ask(`create tablespace small location '${small.path}'`);
  await server.ask(`alter database ${name} set default_tablespace = 'small'`);
  const error = await importThrough(
    () => refusal('import'),
    async () => small.leave(100_000_000),
  );
  expect(error.code).toBe('storage.full');
  expect(error.message).toContain('Make room');
});

/** Writes until the server has no file left over to write its log to: the next megabyte wants a new one. */
async function useUpLog(): Promise<void> {
  const left = 'select 1 from pg_ls_waldir() where name > pg_walfile_name(pg_current_wal_lsn())';
  while ((await server.ask(left)).length > 0) {
    await server.ask(`select pg_logical_emit_message(false, '', repeat('x', 900000))`);
  }
}

test('a full disk of the log makes the server stop; with room again it is whole and the import is committed', async () => {
  if (!disk) return nowhereToMount();
  const full = disk;
  const error = await importThrough(
    async () => {
      await useUpLog();
      full.leave(300_000);
      return refusal('import');
    },
    async () => {
      full.leave(ROOMY);
      await server.start();
    },
  );
  expect(['storage.unreachable', 'storage.full']).toContain(error.code);
});

test('a statement that takes longer than the operator allows is ended, and so is the import', async () => {
  const name = new URL(cast.database.url).pathname.slice(1);
  const error = await importThrough(
    async () => {
      await server.ask(`alter database ${name} set statement_timeout = '500ms'`);
      const other = await stranger();
      await other.query('begin; select 1 from company for update');
      return refusal('import');
    },
    async () => {
      await strangers[0].query('rollback');
      await server.ask(`alter database ${name} reset statement_timeout`);
      await database.close();
      database = openDatabase(cast.database.url);
    },
  );
  expect(error.code).toBe('storage.tooLong');
  expect(error.message).toContain('statement_timeout');
});

/** Takes every connection that the server still has to give. */
async function takeAllConnections(): Promise<void> {
  for (;;) {
    const taken = await stranger().then(
      () => true,
      (error) => error.code !== '53300',
    );
    if (!taken) return;
  }
}

test('while the server takes no more connections, that is said', async () => {
  const error = await importThrough(
    async () => {
      await takeAllConnections();
      return refusal('import');
    },
    async () => {
      for (const one of strangers) await one.end();
      strangers = [];
    },
  );
  expect(error.code).toBe('storage.unreachable');
  expect(error.message).toContain('takes no more connections');
});

test('a short want of connections is waited out', async () => {
  await DEEDS.approve.prepare(cast);
  await takeAllConnections();
  const approved = perform('approve');
  await new Promise((resolve) => setTimeout(resolve, 100));
  for (const one of strangers) await one.end();
  strangers = [];
  await approved;
  expect(DEEDS.approve.count(cast.database)).toBe(15);
});

test('who is given up in a deadlock with a foreign session is tried again and done once', async () => {
  await DEEDS.apply.prepare(cast);
  const other = await stranger();
  const spell = (account: number) =>
    other.query(`select 1 from assignments where account_id = ${account} and to_date is null for update`);
  // The other one is patient: whoever looks for the deadlock first is the product.
  await other.query(`begin; set local deadlock_timeout = '1h'`);
  await spell(16);
  const applied = perform('apply');
  for (;;) {
    const waiting = await server.ask('select 1 from pg_locks where not granted');
    if (waiting.length > 0) break;
  }
  await spell(1);
  await other.query('commit');
  await applied;
  const [{ deadlocks }] = await server.ask('select sum(deadlocks)::int as deadlocks from pg_stat_database');
  expect(deadlocks).toBe(1);
  expect(exchanged(cast.database)).toEqual(Array(15).fill(true));
  expect(one(cast.database, `select count(*) from trade_states where state = 'in_effect'`)).toBe(15);
  expect(await problems(database)).toEqual([]);
});

test('a writer that stands still is ended by the server; others go on, and it writes nothing when it wakes up', async () => {
  await DEEDS.approve.prepare(cast);
  const args = [...TSX, join(__dirname, '../faults/act.ts'), cast.database.url, 'hold', '0', '1500'];
  const writer = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  writer.stdout.on('data', (chunk) => {
    said += chunk;
  });
  try {
    await once(writer.stdout, 'data');
    writer.kill('SIGSTOP');
    await perform('approve');
    writer.kill('SIGCONT');
    writer.stdin.end();
    await once(writer, 'close');
  } finally {
    writer.kill('SIGKILL');
  }
  expect(JSON.parse(said.trim().split('\n').at(-1)!)).toEqual({ error: 'storage.unreachable' });
  expect(one(cast.database, `select count(*) from categories where name = 'Held'`)).toBe(0);
  expect(DEEDS.approve.count(cast.database)).toBe(15);
  expect(await problems(database)).toEqual([]);
});
