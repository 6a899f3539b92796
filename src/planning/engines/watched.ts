import { isProductError, type ProductError } from '../../shared/errors';
import type { Engine } from './engine';
import type { IntegerAnswer, IntegerEngine } from './integerEngine';

/** An engine is given up when it hung once or broke down so often. */
const MOST_BREAKDOWNS = 3;

/** An engine and what went wrong with it: sentences, each once. */
export interface WatchedEngine {
  engine: Engine;
  troubles(): string[];
}

/**
 * Watches an engine: notes why it failed, apart from being stopped, and asks one no more that hung or breaks down again
 * and again, so that a plan does not wait for it time after time.
 */
export function watched(engine: Engine, stop: () => boolean): WatchedEngine {
  const troubles = new Set<string>();
  let breakdowns = 0;
  let given: ProductError | null = null;
  const note = (error: unknown): void => {
    if (!isProductError(error) || stop()) return;
    troubles.add(error.message);
    breakdowns++;
    if (error.code === 'planning.engineTimeout' || breakdowns >= MOST_BREAKDOWNS) given = error;
  };
  const watching = async <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    if (given) throw given;
    try {
      return await work();
    } catch (error) {
      note(error);
      throw error;
    }
  };
  const nothing: IntegerAnswer = { chosen: null, bound: null, finished: false, trouble: null };
  const { integer } = engine;
  const watchedInteger: IntegerEngine | undefined = integer && {
    name: integer.name,
    async solveInteger(...task) {
      if (given) return nothing;
      const answer = await integer.solveInteger(...task);
      if (answer.trouble) note(answer.trouble);
      return answer;
    },
  };
  return {
    engine: {
      name: engine.name,
      integer: watchedInteger,
      solve: (...task) => watching(() => engine.solve(...task)),
      close: () => engine.close(),
    },
    troubles: () => [...troubles],
  };
}
