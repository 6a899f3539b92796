import { uuidv7 } from 'uuidv7';
import type { AboutOf } from '../../notifications/kinds/index';
import type { Trx } from '../../storage/database';
import { notify } from '../notifications/notify';

/**
 * Tells a user that their sign-in was changed, whoever did it: somebody else may have acted in their name (ASVS V2.2.3).
 * @param at UTC instant of the change
 */
export async function tellSignIn<K extends 'passwordChanged' | 'tokenMade'>(
  trx: Trx,
  userId: string,
  kind: K,
  about: AboutOf<K>,
  at: string,
): Promise<void> {
  await notify(trx, { kind, about, to: [userId], by: null, key: uuidv7(), at });
}
