import { isProductError, type ProductError } from '../../shared/errors';
import { buffersOf } from './buffers';
import type { Engine } from './engine';
import type { HighsAnswer, HighsNews, HighsRequest } from './highsMessages';
import type { IntegerAnswer, IntegerEngine } from './integerEngine';
import { refuseNaN } from './refuseNaN';
import { solverThread } from './solverThread';
import { stopped } from './troubles';

const NAME = 'highs';
const PATIENCE_MS = 600_000;
/** How long an integer solve may take to end by itself after a stop, or beyond its own limit in seconds. */
const GRACE_MS = 400;
const OVERTIME_MS = 30_000;

/**
 * HiGHS compiled to WebAssembly, in a worker thread kept for all programs of a run. LPs go on from an earlier basis; a
 * stop terminates the thread, except that an integer solve is first asked to end with what it has. `worker` is another
 * file to run in the thread.
 */
export function highs({ worker = 'highsWorker', patienceMs = PATIENCE_MS } = {}): Engine & { integer: IntegerEngine } {
  const thread = solverThread<HighsNews, HighsAnswer>(NAME, worker);
  const integer: IntegerEngine = {
    name: NAME,
    async solveInteger(program, limits, stop, onBetter) {
      let best: Int32Array | null = null;
      const none = (trouble: ProductError | null): IntegerAnswer => ({
        ...{ chosen: best, bound: null, finished: false },
        trouble,
      });
      if (stop()) return none(null);
      const ended = new Int32Array(new SharedArrayBuffer(4));
      const request: HighsRequest = { kind: 'integer', program, limits, ended };
      try {
        refuseNaN(NAME, program);
        const answer = await thread.ask({
          request,
          transfer: buffersOf(program),
          stop,
          whenStopped: { ask: () => Atomics.store(ended, 0, 1), graceMs: GRACE_MS },
          patienceMs: Math.min(patienceMs, limits.seconds * 1000 + OVERTIME_MS),
          onNews(chosen) {
            best = chosen;
            onBetter?.(chosen);
          },
        });
        if ('lp' in answer) throw new TypeError('HiGHS was asked for a choice and answered with an LP.');
        return { ...answer, chosen: answer.chosen ?? best, trouble: null };
      } catch (error) {
        if (isProductError(error)) return none(error);
        throw error;
      }
    },
  };
  return {
    name: NAME,
    integer,
    async solve(lp, stop, start) {
      if (stop()) throw stopped();
      refuseNaN(NAME, lp);
      const answer = await thread.ask({
        request: { kind: 'lp', lp, start } satisfies HighsRequest,
        transfer: buffersOf(lp),
        stop,
        whenStopped: { error: stopped },
        patienceMs,
      });
      if (!('lp' in answer)) throw new TypeError('HiGHS was asked for an LP and answered something else.');
      return answer.lp;
    },
    close: thread.close,
  };
}
