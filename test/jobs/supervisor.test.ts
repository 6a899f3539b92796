import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { PRODUCT, ROOT } from '../process';
import { tempDatabase } from '../tempDatabase';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** The worker that a serving process has started, by its parent. What reads TypeScript has a process of its own beside it. */
async function workerOf({ pid }: ChildProcess): Promise<number> {
  for (let i = 0; i < 200; i++) {
    const found = childrenOf(pid!).find((child) => argumentsOf(child).includes('worker'));
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('No worker was started.');
}

const childrenOf = (pid: number): number[] =>
  told(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
const argumentsOf = (pid: number): string[] => told(`/proc/${pid}/cmdline`).split('\0');

/** A process may be gone, or not there yet. */
function told(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('a worker gives way to the pages, and ends when the web process that started it is killed', async () => {
  const database = await tempDatabase();
  const server = spawn(process.execPath, [...PRODUCT, 'serve', '--database', database.url], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  try {
    const worker = await workerOf(server);
    expect(getPriority(worker)).toBeGreaterThanOrEqual(5);
    server.kill('SIGKILL');
    for (let i = 0; i < 400 && alive(worker); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(alive(worker)).toBe(false);
  } finally {
    server.kill('SIGKILL');
  }
  await database.remove();
}, 60_000);
