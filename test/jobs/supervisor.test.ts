import { type ChildProcess, spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { MAIN, ROOT, TSX } from '../process';
import { tempDatabase } from '../tempDatabase';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The worker that a serving process has started, by its parent. */
async function workerOf(server: ChildProcess): Promise<number> {
  for (let i = 0; i < 200; i++) {
    const found = await new Promise<string>((resolve) => {
      const ps = spawn('ps', ['-o', 'pid=,args=', '--ppid', String(server.pid)], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let out = '';
      ps.stdout.on('data', (chunk) => {
        out += chunk;
      });
      // What reads TypeScript has a process of its own.
      ps.once('close', () => resolve(out.split('\n').find((line) => line.includes(' worker ')) ?? ''));
    });
    if (found !== '') return Number(found.trim().split(/\s+/)[0]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No worker was started.');
}

test('a worker gives way to the pages, and ends when the web process that started it is killed', async () => {
  const database = await tempDatabase();
  const server = spawn(process.execPath, [...TSX, MAIN, 'serve', '--database', database.url], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  const worker = await workerOf(server);
  expect(getPriority(worker)).toBeGreaterThanOrEqual(5);
  server.kill('SIGKILL');
  for (let i = 0; i < 400 && alive(worker); i++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(alive(worker)).toBe(false);
  await database.remove();
}, 60_000);
