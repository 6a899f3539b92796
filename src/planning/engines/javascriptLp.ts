import { buffersOf } from './buffers';
import type { Engine } from './engine';
import type { LpSolution } from './lp';
import { refuseNaN } from './refuseNaN';
import { solverThread } from './solverThread';
import { stopped } from './troubles';

const NAME = 'javascript-lp';
/** It can cycle for ever; what it is given takes seconds. */
const PATIENCE_MS = 120_000;

/**
 * javascript-lp-solver in a worker thread, kept for all LPs of a run. It is given the dual and keeps no basis. The
 * library reads its own time-out too rarely, so a stop terminates the thread; the next LP starts a new one. `worker` is
 * another file to run in the thread.
 */
export function javascriptLp({ worker = 'javascriptLpWorker', patienceMs = PATIENCE_MS } = {}): Engine {
  const thread = solverThread<never, LpSolution>(NAME, worker);
  return {
    name: NAME,
    async solve(lp, stop) {
      if (stop()) throw stopped();
      refuseNaN(NAME, lp);
      return thread.ask({
        request: lp,
        transfer: buffersOf(lp),
        stop,
        whenStopped: { error: stopped },
        patienceMs,
      });
    },
    close: thread.close,
  };
}
