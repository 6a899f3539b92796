import { parentPort } from 'node:worker_threads';
import type { PackingLp } from './engine';
import { solveDual } from './solveDual';

/** One LP in, one solution (or null) out, until the worker is terminated. */
parentPort?.on('message', (lp: PackingLp) => parentPort?.postMessage(solveDual(lp)));
