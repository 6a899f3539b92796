import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import pg from 'pg';
import { openDatabase } from '../src/storage/database';
import { SyncPostgres } from './syncPostgres';
import type { TempDatabase } from './tempDatabase';

/**
 * A copy of the migrated database on the test server, or an empty one. `raw` answers at once there too, for what tests
 * arrange and look at.
 */
export async function tempPostgres(server: string, folder: string, empty = false): Promise<TempDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdmin(server, `create database ${name}${empty ? '' : ' template rotation_template'}`);
  const url = `${server}/${name}?files=${encodeURIComponent(folder)}`;
  // Waits for a writer for three seconds, not half a minute.
  const database = openDatabase(url, { busyTimeoutMs: 1_000 });
  const raw = new SyncPostgres(`${server}/${name}`);
  return {
    ...database,
    raw: raw as unknown as TempDatabase['raw'],
    folder,
    async remove() {
      raw.close();
      await database.close();
      await asAdmin(server, `drop database ${name} with (force)`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  // Copies of one template are made one after the other.
  if (statement.startsWith('create')) await client.query('select pg_advisory_lock(1)');
  await client.query(statement);
  await client.end();
}
