import { ProductError } from '../../shared/errors';

/** The solver was ended because the run was stopped. */
export const stopped = (): ProductError =>
  new ProductError(
    'busy',
    'planning.engineTimeout',
    'The solver did not finish in the time it had and was ended. Allow more time, or ask for a smaller plan.',
  );

/** The solver hung and was ended. */
export const silent = (engine: string, seconds: number): ProductError =>
  new ProductError(
    'busy',
    'planning.engineTimeout',
    `The solver ${engine} did not answer for ${seconds} seconds and was ended. The best plan so far stands. Try the other engine.`,
  );

/** The solver broke down, or has no answer that can be used. */
export const failed = (engine: string, why: string): ProductError =>
  new ProductError(
    'refused',
    'planning.engineFailed',
    `The solver ${engine} gave no answer that can be used (${why}). The best plan so far stands. Try the other engine.`,
  );
