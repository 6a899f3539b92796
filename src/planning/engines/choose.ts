import { ProductError } from '../../shared/errors';
import type { Engine } from './engine';
import { javascriptLp } from './javascriptLp';

export type EngineChoice = 'auto' | 'javascript-lp' | 'highs';

/**
 * The engine of that name; `auto` takes the one that suits.
 * @throws ProductError planning.engineNotAvailable for an engine that is not installed
 */
export function chooseEngine(choice: EngineChoice): Engine {
  if (choice === 'highs') {
    throw new ProductError(
      'refused',
      'planning.engineNotAvailable',
      'The engine "highs" is not available. Use "auto" or "javascript-lp".',
    );
  }
  return javascriptLp();
}
