import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import onlySqlite from './onlySqlite.json';

/** Setup and teardown are loaded apart; what they share hangs on the process. */
const shared = globalThis as { postgresServer?: ChildProcess };

/**
 * A folder for what the whole run shares. With TEST_DATABASE=postgres one server for all, too, with a migrated database
 * to copy.
 */
export default async function start(): Promise<void> {
  process.env.TEST_RUN_FOLDER = mkdtempSync(join(tmpdir(), 'rotation-run-'));
  if (process.env.TEST_DATABASE !== 'postgres') return;
  const left = Object.entries(onlySqlite).map(([path, because]) => `  ${path}: ${because}`);
  console.log(`On PostgreSQL; left out as they are about SQLite:\n${left.join('\n')}`);
  const child = spawn(process.execPath, [join(__dirname, 'postgresServer.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  shared.postgresServer = child;
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (text) => resolve(String(text).trim()));
    child.once('exit', (code) => reject(new Error(`The PostgreSQL server for the tests ended with ${code}.`)));
  });
  process.env.TEST_POSTGRES_URL = address;
  execFileSync(
    process.execPath,
    [
      ...['--require', require.resolve('tsx/cjs')],
      join(__dirname, '..', 'test', 'postgresTemplate.ts'),
      `${address}/postgres`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
}

/** Ends the server; its files go with it, and what the run shared. */
export async function endRun(): Promise<void> {
  if (process.env.TEST_RUN_FOLDER) rmSync(process.env.TEST_RUN_FOLDER, { recursive: true, force: true });
  const child = shared.postgresServer;
  if (!child) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}
