import type { Worker } from 'node:worker_threads';
import { startThread } from '../../shared/startThread';
import { receivedError, type SentError } from './errors';

/** What is asked of a thread: a name from its list of answers, and what that takes. */
export interface Question {
  id: number;
  name: string;
  parameters: readonly unknown[];
}

/** What comes back. */
export type Answer = { id: number; value: unknown } | { id: number; error: SentError };

/** A thread that answers beside the one that serves people, which meanwhile serves others. */
export interface Beside {
  /** Questions are answered one after the other; what goes in and out is cloned, so it must be plain data. */
  ask<T>(name: string, parameters: readonly unknown[]): Promise<T>;
  close(): Promise<void>;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * A thread on a file that calls `answerQuestions`; started by the first question, and anew by the next one after it broke down.
 * @param file whole path, as of startThread
 * @param about what the thread is given at its start
 */
export function beside(file: string, about: unknown): Beside {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let asked = 0;

  function ended(error: Error): void {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function started(): Worker {
    const own = startThread(file, __filename, about);
    // It keeps nobody from ending, unless somebody waits for its answer.
    own.unref();
    own.on('message', (answer: Answer) => {
      const one = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) own.unref();
      if ('error' in answer) one?.reject(receivedError(answer.error));
      else one?.resolve(answer.value);
    });
    own.on('error', (error) => own === worker && ended(error));
    own.on('exit', () => own === worker && ended(new Error('The thread beside the pages ended.')));
    return own;
  }

  return {
    ask<T>(name: string, parameters: readonly unknown[]) {
      worker ??= started();
      worker.ref();
      const id = ++asked;
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, name, parameters } satisfies Question);
      return answer as Promise<T>;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
