import { createHash } from 'node:crypto';
import { FORGOTTEN_AFTER_MS, type LockRule, waitAfter } from '../../people/lockOut';
import type { Db, Trx } from '../../storage/database';
import { findFailures, saveFailures } from '../../storage/people/signInFailures';
import { normalEmail } from '../../storage/people/users';

/** Under what failures for an address are noted, whether anybody has it or not. */
export function userSubject(email: string): string {
  return `user ${createHash('sha256').update(normalEmail(email)).digest('hex')}`;
}

/** Under what mails with a way to a new password are counted. */
export function mailSubject(email: string): string {
  return userSubject(email).replace('user', 'mail');
}

/**
 * Counts an attempt before it is judged, so that many at once count as many.
 * @param realNow UTC instant of the real clock
 * @returns seconds to wait when it is not admitted (it is not counted then), else 0; and how many were counted
 */
export async function admitAttempt(
  trx: Trx,
  subject: string,
  rule: LockRule,
  realNow: string,
): Promise<{ wait: number; failures: number }> {
  const noted = await remembered(trx, subject, realNow);
  const wait = secondsLocked(noted.lockedUntil, realNow);
  if (wait > 0) return { wait, failures: noted.failures };
  const failures = noted.failures + 1;
  const seconds = waitAfter(failures, rule);
  const lockedUntil = seconds === 0 ? null : new Date(Date.parse(realNow) + seconds * 1000).toISOString();
  await saveFailures(trx, subject, { failures, lastAt: realNow, lockedUntil });
  return { wait: 0, failures };
}

/** Takes back an attempt that turned out well. */
export async function forgiveAttempt(trx: Trx, subject: string): Promise<void> {
  const noted = await findFailures(trx, subject);
  if (!noted) return;
  await saveFailures(trx, subject, { ...noted, failures: Math.max(0, noted.failures - 1), lockedUntil: null });
}

/** Seconds until attempts are admitted again, 0 = now. */
export async function secondsToWait(db: Db, subject: string, realNow: string): Promise<number> {
  return secondsLocked((await remembered(db, subject, realNow)).lockedUntil, realNow);
}

async function remembered(db: Db, subject: string, realNow: string) {
  const noted = await findFailures(db, subject);
  const old = noted === null || Date.parse(realNow) - Date.parse(noted.lastAt) > FORGOTTEN_AFTER_MS;
  return old ? { failures: 0, lastAt: realNow, lockedUntil: null } : noted;
}

function secondsLocked(lockedUntil: string | null, realNow: string): number {
  if (lockedUntil === null) return 0;
  return Math.max(0, Math.ceil((Date.parse(lockedUntil) - Date.parse(realNow)) / 1000));
}
