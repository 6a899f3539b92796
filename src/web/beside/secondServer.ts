import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../shared/startThread';

/** A server of the same pages in a thread, which is reached through a socket of this machine alone. */
export interface SecondServer {
  /** Companies with no more accounts than this do without it. */
  above: number;
  /** Where it listens; started by who asks first, and anew after it broke down. */
  socket(): Promise<string>;
  stop(): Promise<void>;
}

/** It takes as much memory as the first one. With so many accounts the longest request takes a fifth of a second, two with ten times as many. */
const ABOVE = 20_000;

const STOP_WITHIN_MS = 10_000;

/**
 * @param file of the thread, as of startThread: it listens on `workerData.socket`, says 'ready', and ends when told 'stop'
 * @param about what the thread is given beside the socket
 */
export function secondServer(file: string, about: Record<string, unknown>): SecondServer {
  let folder: string | null = null;
  let running: { worker: Worker; ready: Promise<string> } | null = null;
  let starts = 0;

  function start() {
    starts++;
    // Only this user may enter it.
    folder ??= mkdtempSync(join(tmpdir(), 'rotation-pages-'));
    const socket =
      process.platform === 'win32' ? `\\\\.\\pipe\\rotation-${process.pid}-${starts}` : join(folder, String(starts));
    const worker = startThread(file, __filename, { ...about, socket });
    worker.unref();
    const ready = new Promise<string>((resolve, reject) => {
      worker.once('message', () => resolve(socket));
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('The second server ended.')));
    });
    ready.catch(() => {});
    const own = { worker, ready };
    const gone = (): void => {
      if (running === own) running = null;
    };
    worker.on('error', gone).on('exit', gone);
    return own;
  }

  return {
    above: ABOVE,
    socket() {
      running ??= start();
      return running.ready;
    },
    async stop() {
      const worker = running?.worker;
      if (worker) {
        const exit = new Promise((resolve) => worker.once('exit', resolve));
        worker.ref();
        worker.postMessage('stop');
        const limit = setTimeout(() => worker.terminate(), STOP_WITHIN_MS);
        await exit;
        clearTimeout(limit);
      }
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
