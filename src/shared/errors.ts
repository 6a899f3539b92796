/**
 * The errors a person can mend. Each carries a stable code and a sentence that says what was found, what was expected
 * and what to do. The kind tells the outer layers what it means; only web/ knows HTTP status, only cli/ exit codes.
 */
export type ErrorKind = 'invalid' | 'notFound' | 'conflict' | 'refused' | 'busy';

export class ProductError extends Error {
  /**
   * @param kind invalid: bad input · notFound: no such thing, or not for this user · conflict: the world changed
   *   meanwhile · refused: a rule forbids it · busy: try again
   * @param code stable name, e.g. 'import.missingColumn'
   * @param sentence what a person reads
   * @param details machine-readable context for --json and the API
   */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    sentence: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(sentence);
    this.name = 'ProductError';
  }
}

/** True for errors that are meant for a person, as opposed to defects. */
export function isProductError(error: unknown): error is ProductError {
  return error instanceof ProductError;
}
