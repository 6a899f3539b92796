import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ProductError } from '../../shared/errors';
import type { Engine, LpSolution, PackingLp } from './engine';

const ASK_EVERY_MS = 50;

/** The worker beside this file: compiled as it is, or TypeScript through tsx when run from sources. */
function startWorker(): Worker {
  const extension = extname(__filename);
  return new Worker(join(__dirname, `javascriptLpWorker${extension}`), {
    execArgv: extension === '.ts' ? ['--require', require.resolve('tsx/cjs')] : [],
  });
}

const timeout = (): ProductError =>
  new ProductError(
    'busy',
    'planning.engineTimeout',
    'The solver did not finish in the time it had and was ended. Allow more time, or ask for a smaller plan.',
  );

const failure = (): ProductError =>
  new ProductError('refused', 'planning.engineFailed', 'The solver found no optimum that can be used.');

function answerOf(worker: Worker, lp: PackingLp, stop: () => boolean): Promise<LpSolution | null> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => stop() && finish(() => reject(timeout())), ASK_EVERY_MS);
    const onMessage = (answer: LpSolution | null): void => finish(() => resolve(answer));
    const onError = (error: Error): void => finish(() => reject(error));
    const onExit = (): void => finish(() => reject(failure()));
    const finish = (settle: () => void): void => {
      clearInterval(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(lp);
  });
}

/**
 * javascript-lp-solver in a worker thread, kept for all LPs of a run. The library reads its own time-out too rarely, so
 * a stop terminates the thread; the next LP starts a new one.
 */
export function javascriptLp(): Engine {
  let worker: Worker | null = null;
  const close = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  return {
    name: 'javascript-lp',
    async solve(lp, stop) {
      if (stop()) throw timeout();
      worker ??= startWorker();
      try {
        const answer = await answerOf(worker, lp, stop);
        if (answer === null) throw failure();
        return answer;
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}
