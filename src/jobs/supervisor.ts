import { type ChildProcess, spawn } from 'node:child_process';
import { getPriority, setPriority } from 'node:os';

/**
 * Keeps one worker process running beside a web process: restarts it when it dies (after a growing pause, at most 30
 * seconds) and ends it on stop. The channel between the two closes when the web process dies in any way, which tells the
 * worker to stop as well. Where processors are short, the worker gives way to the pages.
 * @param command program and arguments that start a worker
 */
export function superviseWorker(
  command: [string, ...string[]],
  environment: NodeJS.ProcessEnv,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  let child: ChildProcess | null = null;
  let stopping = false;
  let pause = 500;
  let timer: NodeJS.Timeout | null = null;

  const start = (): void => {
    const startedAt = performance.now();
    child = spawn(command[0], command.slice(1), { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    giveWay(child.pid);
    child.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      pause = performance.now() - startedAt > 60_000 ? 500 : Math.min(pause * 2, 30_000);
      log(`The worker process ended (${signal ?? code}); it starts again in ${pause / 1000} s.`);
      timer = setTimeout(start, pause);
    });
  };
  start();

  return {
    async stop() {
      stopping = true;
      if (timer) clearTimeout(timer);
      const running = child;
      if (!running) return;
      const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
      running.kill('SIGTERM');
      const hard = setTimeout(() => running.kill('SIGKILL'), 5_000);
      await exited;
      clearTimeout(hard);
    },
  };
}

/** Of a worker: a third of the time of a web process where both want the same processor. */
const NICE = 5;

/** Threads that the process makes later inherit it. A system that refuses leaves both alike. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, Math.max(getPriority(pid), NICE));
  } catch {
    // Only the pace of pages beside long work depends on it.
  }
}
