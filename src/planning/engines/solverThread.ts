import { isAbsolute, join } from 'node:path';
import type { TransferListItem, Worker } from 'node:worker_threads';
import { startThread } from '../../shared/startThread';
import { failed, silent } from './troubles';

const ASK_EVERY_MS = 50;

/** What a thread sends: news while it works, at last an answer or why there is none. */
export type ThreadMessage<News, Answer> = { news: News } | { answer: Answer } | { problem: string };

export interface Question<News> {
  request: unknown;
  transfer: TransferListItem[];
  stop: () => boolean;
  /** How a stop is answered: what to throw at once, or a request to the thread to end by itself within `graceMs`. */
  whenStopped: { error: () => Error } | { ask: () => void; graceMs: number };
  patienceMs: number;
  onNews?: (news: News) => void;
}

/** A thread that is kept for many questions, one at a time. */
export interface SolverThread<News, Answer> {
  /** @throws ProductError planning.engineTimeout, planning.engineFailed; the thread is gone then, the next is new. */
  ask(question: Question<News>): Promise<Answer>;
  close(): Promise<void>;
}

function answerOf<News, Answer>(engine: string, worker: Worker, question: Question<News>): Promise<Answer> {
  const { request, transfer, stop, whenStopped, patienceMs, onNews } = question;
  return new Promise((resolve, reject) => {
    let waited = 0;
    let patience = patienceMs;
    let asked = false;
    const look = (): void => {
      waited += ASK_EVERY_MS;
      if (waited > patience) finish(() => reject(silent(engine, Math.round(waited / 1000))));
      else if (!asked && stop()) {
        asked = true;
        if ('error' in whenStopped) finish(() => reject(whenStopped.error()));
        else {
          whenStopped.ask();
          patience = Math.min(patience, waited + whenStopped.graceMs);
        }
      }
    };
    const onMessage = (message: ThreadMessage<News, Answer>): void => {
      if ('news' in message) onNews?.(message.news);
      else if ('answer' in message) finish(() => resolve(message.answer));
      else finish(() => reject(failed(engine, message.problem)));
    };
    const onError = (error: Error): void => finish(() => reject(failed(engine, error.message)));
    const onExit = (): void => finish(() => reject(failed(engine, 'its thread ended')));
    const timer = setInterval(look, ASK_EVERY_MS);
    const finish = (settle: () => void): void => {
      clearInterval(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      settle();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request, transfer);
  });
}

/**
 * A solver in a thread of its own, started at once so that it is ready when the first question comes. Solvers look at
 * the clock too rarely, so a stop or too long a silence terminates the thread. `file` is a name beside this file or an
 * absolute path.
 */
export function solverThread<News, Answer>(engine: string, file: string): SolverThread<News, Answer> {
  let worker: Worker | null = null;
  const ready = (): Worker => {
    if (worker === null) {
      worker = startThread(isAbsolute(file) ? file : join(__dirname, file), __filename);
      worker.unref();
      // Whoever asks listens too; without this an idle thread's breakdown would end the process.
      worker.on('error', () => {
        worker = null;
      });
    }
    return worker;
  };
  const close = async (): Promise<void> => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  ready();
  return {
    async ask(question) {
      try {
        return await answerOf<News, Answer>(engine, ready(), question);
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}
