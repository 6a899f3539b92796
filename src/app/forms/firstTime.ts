import { sha256 } from '../../shared/hash';
import type { Trx } from '../../storage/database';
import { findKey, keepAnswer, takeKey } from '../../storage/people/idempotencyKeys';
import type { Actor } from '../actor';

/**
 * Whether a form is sent for the first time; call it in the transaction of what the form does, so that one which was
 * refused can be sent again.
 * @param once names one showing of a form; empty = it has no name, and is always new
 */
export async function firstTime(trx: Trx, once: string, { id: userId, now: at }: Actor): Promise<boolean> {
  if (once === '' || userId === null) return true;
  return takeKey(trx, { userId, key: keyOf(once), requestHash: keyOf(once), at });
}

/** Remembers what a form made, so that sending it again leads there. */
export async function keepMade(trx: Trx, once: string, { id: userId }: Actor, madeId: string): Promise<void> {
  if (once === '' || userId === null) return;
  const key = keyOf(once);
  await keepAnswer(trx, { userId, key, requestHash: key }, { status: 201, location: madeId, body: '{}' });
}

/** What a form made that was sent before; null = nothing is known of it. */
export async function madeBefore(trx: Trx, once: string, { id: userId }: Actor): Promise<string | null> {
  if (once === '' || userId === null) return null;
  return (await findKey(trx, userId, keyOf(once)))?.location ?? null;
}

/** Apart from the keys that programs choose. */
const keyOf = (once: string): string => `form ${sha256(once)}`;
