/** A mail or a delivery to another system that could not be handed over is tried this often in all: over about two days. */
export const MOST_ATTEMPTS = 10;

const FIRST_WAIT_S = 60;
const LONGEST_WAIT_S = 12 * 3600;

/**
 * Seconds until it is tried again: 1 minute, then four times as long each time, 12 hours at most.
 * @param attempts how often it was tried already, from 1
 * @returns null when it is given up
 */
export function secondsToNextAttempt(attempts: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return Math.min(FIRST_WAIT_S * 4 ** (attempts - 1), LONGEST_WAIT_S);
}
