import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, ROOT, TSX } from '../process';

export interface RunningApp {
  url: string;
  folder: string;
  /** Address of the database, for commands beside the server. */
  database: string;
  /** Another day: the server is stopped and begins anew with the same database at the same address. */
  moveTo(today: string): Promise<void>;
  stop(): Promise<void>;
}

/** Serves a database of its own on a free port, as a person would start it, with its worker process. */
export async function startApp(options: { demo?: boolean; today?: string } = {}): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-browser-'));
  const database = `sqlite:${join(folder, 'app.db')}`;
  const port = await freePort();
  const begin = async (command: string[], today?: string): Promise<ChildProcess> => {
    const args = [...command, '--database', database, ...(today ? ['--today', today] : [])];
    const child = spawn(process.execPath, [...TSX, MAIN, ...args], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), LOG_LEVEL: 'error', NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    await listening(child);
    return child;
  };
  let child = await begin(options.demo ? ['demo', '--serve'] : ['serve'], options.today);
  const end = async (): Promise<void> => {
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await exited;
  };
  return {
    url: `http://localhost:${port}`,
    folder,
    database,
    async moveTo(today) {
      await end();
      child = await begin(['serve'], today);
    },
    async stop() {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr!.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Rotation Planner is at')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}: ${text}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
