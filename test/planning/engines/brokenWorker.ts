import { parentPort } from 'node:worker_threads';

/** A solver that breaks down on its first question. */
parentPort?.on('message', () => {
  throw new Error('memory access out of bounds');
});
