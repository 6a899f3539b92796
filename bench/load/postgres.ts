import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { keptFile } from './database';

const CLI = join(__dirname, '../../src/cli/main.ts');

/** A company on a PostgreSQL server of its own; `stop` ends the server and drops what was written. */
export interface CompanyServer {
  url: string;
  /** Process id of the server. */
  pid: number;
  stop(): Promise<void>;
}

/**
 * The company of a size on PostgreSQL: moved there once from its SQLite file by `rotation copy`, kept beside it, and
 * copied into a database of the run's own, which writes.
 */
export async function companyServer(accounts: number): Promise<CompanyServer> {
  const file = await keptFile(accounts);
  const server = spawn(process.execPath, [join(__dirname, 'postgresServer.mjs'), `${file}.postgres/data`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const address = await addressOf(server);
  const end = async (): Promise<void> => {
    const ended = once(server, 'exit');
    server.stdin!.end();
    await ended;
  };
  try {
    if (!(await found(address, 'company'))) await moveOver(file, address);
    await ask(address, 'drop database if exists load');
    await ask(address, 'create database load template company strategy file_copy');
  } catch (error) {
    await end();
    throw error;
  }
  return {
    url: `${address}/load`,
    pid: Number(readFileSync(`${file}.postgres/data/postmaster.pid`, 'utf8').split('\n')[0]),
    async stop() {
      await ask(address, 'drop database load with (force)');
      await end();
    },
  };
}

/** Into a database of another name until it is whole. */
async function moveOver(file: string, address: string): Promise<void> {
  console.error('Moving the company to PostgreSQL; it is kept there.');
  const started = performance.now();
  await ask(address, 'drop database if exists moving');
  await ask(address, 'create database moving');
  execFileSync(
    process.execPath,
    [...['--require', 'tsx/cjs', CLI, 'copy'], ...['--database', `sqlite:${file}`, '--to', `${address}/moving`]],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  await ask(address, 'alter database moving rename to company');
  console.error(`Moved in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

async function addressOf(server: ChildProcess): Promise<string> {
  const [text] = await Promise.race([
    once(server.stdout!, 'data'),
    once(server, 'exit').then(() => Promise.reject(new Error('The PostgreSQL server did not start.'))),
  ]);
  return String(text).trim();
}

async function found(address: string, name: string): Promise<boolean> {
  return (await ask(address, 'select 1 from pg_database where datname = $1', [name])).length > 0;
}

async function ask(address: string, statement: string, values: string[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
