import pg from 'pg';
import { openMigrated } from '../src/storage/database';

/** Makes the database `rotation_template` on a server, its schema up to date. */
async function makeTemplate(address: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  await client.query('create database rotation_template');
  await client.end();
  const url = address.replace(/\/postgres$/, '/rotation_template');
  const database = await openMigrated(url, '2026-01-01T00:00:00.000Z');
  await database.close();
}

makeTemplate(process.argv[2]).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
