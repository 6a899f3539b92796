/** How failures to sign in are answered: so many without a wait, then waits that double. */
export interface LockRule {
  free: number;
  firstSeconds: number;
  mostSeconds: number;
}

/** Failures for one user, wherever they come from: short waits, so that a stranger cannot keep somebody out for long. */
export const USER_LOCK: LockRule = { free: 5, firstSeconds: 30, mostSeconds: 15 * 60 };

/** Failures from one network address, whoever is tried: offices share one. */
export const PLACE_LOCK: LockRule = { free: 20, firstSeconds: 60, mostSeconds: 60 * 60 };

/** Mails with a way to a new password for one user: a few, then one an hour. */
export const MAIL_LOCK: LockRule = { free: 3, firstSeconds: 60 * 60, mostSeconds: 60 * 60 };

/** After a day without another one, failures are forgotten. */
export const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** Seconds to wait after so many failures, 0 = none. */
export function waitAfter(failures: number, rule: LockRule): number {
  if (failures < rule.free) return 0;
  return Math.min(rule.firstSeconds * 2 ** (failures - rule.free), rule.mostSeconds);
}

/** A wait in words: '30 seconds', '2 minutes'. */
export function waitInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
