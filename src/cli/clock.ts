/**
 * The clock of this machine, UTC ISO text. Read here alone: everything else is given the instant, or a function that tells
 * it, so that a test can say what time it is.
 */
export function realNow(): string {
  return new Date().toISOString();
}
