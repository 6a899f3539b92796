import type { PermissionRow } from './permissionTable';

/** For how long a proof of who somebody is counts for deeds that need one. */
export const CONFIRMED_MINUTES = 30;

/**
 * Deeds by which somebody at a browser that was left open could open a way in for themselves or shut others out, as the
 * table of permissions names them (ASVS 4.0 V3.7.1). Trades are not among them: they need a second person.
 */
const DEEDS: ReadonlySet<PermissionRow[0]> = new Set<PermissionRow[0]>([
  'POST /users',
  'POST /users/:id/password',
  'POST /users/:id/invitation',
  'POST /users/:id/disabling',
  'POST /users/:id/enabling',
  'POST /users/:id/absence',
  'POST /profile/tokens',
  'POST /webhooks',
  'POST /webhooks/:id/enabling',
]);

/**
 * True when a deed needs a fresh proof of who does it.
 * @param confirmedAt when they last proved it, UTC instant; null or undefined when that is not known
 */
export function needsConfirmation(
  route: PermissionRow[0],
  confirmedAt: string | null | undefined,
  realNow: string,
): boolean {
  if (!DEEDS.has(route)) return false;
  const age = Date.parse(realNow) - Date.parse(confirmedAt ?? '');
  return !(age < CONFIRMED_MINUTES * 60_000);
}
