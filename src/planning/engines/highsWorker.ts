import { parentPort } from 'node:worker_threads';
import loadHighs, { type Highs } from 'highs';
import { buffersOf } from './buffers';
import { highsInteger } from './highsInteger';
import { highsLp } from './highsLp';
import type { HighsAnswer, HighsNews, HighsRequest } from './highsMessages';

const loading = loadHighs();

function answerTo(highs: Highs, request: HighsRequest): HighsAnswer | null {
  if (request.kind === 'lp') {
    const lp = highsLp(highs, request.lp, request.start);
    return lp === null ? null : { lp };
  }
  const shouldEnd = (): boolean => Atomics.load(request.ended, 0) === 1;
  const onBetter = (news: HighsNews): void => parentPort?.postMessage({ news });
  return highsInteger(highs, request.program, request.limits, shouldEnd, onBetter);
}

/** One program in, one answer (or the lack of one) out, until the worker is terminated. */
parentPort?.on('message', async (request: HighsRequest) => {
  try {
    const answer = answerTo(await loading, request);
    if (answer === null) parentPort?.postMessage({ problem: 'it found no optimum' });
    else parentPort?.postMessage({ answer }, 'lp' in answer ? buffersOf(answer.lp) : []);
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});
