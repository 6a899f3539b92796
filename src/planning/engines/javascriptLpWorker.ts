import { parentPort } from 'node:worker_threads';
import type { PackingLp } from './lp';
import { solveDual } from './solveDual';

/** One LP in, one solution (or the lack of one) out, until the worker is terminated. */
parentPort?.on('message', (lp: PackingLp) => {
  const answer = solveDual(lp);
  parentPort?.postMessage(answer === null ? { problem: 'it found no optimum' } : { answer });
});
