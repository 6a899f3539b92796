import { parentPort } from 'node:worker_threads';

/** A solver that hangs: it takes every question and never answers. */
parentPort?.on('message', () => {});
