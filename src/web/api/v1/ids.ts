import type { AccountId, RepId } from '../../../accounts/types';
import { ProductError } from '../../../shared/errors';
import { accountsWithExternalId, type Known, repsWithExternalId } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';

/**
 * Our id of the account that a client names by its own.
 * @throws ProductError account.notFound, account.ambiguous (conflict)
 */
export async function accountNamed(db: Db, externalId: string): Promise<AccountId> {
  return only(await accountsWithExternalId(db, externalId), 'account', externalId);
}

/**
 * Our id of the rep that a client names by its own.
 * @throws ProductError rep.notFound, rep.ambiguous (conflict)
 */
export async function repNamed(db: Db, externalId: string): Promise<RepId> {
  return only(await repsWithExternalId(db, externalId), 'rep', externalId);
}

function only(found: readonly Known<number>[], noun: 'account' | 'rep', externalId: string): number {
  if (found.length === 0) {
    throw new ProductError('notFound', `${noun}.notFound`, `There is no such ${noun}, or it is not open to you.`);
  }
  if (found.length > 1) {
    const sources = found.map(({ source }) => source).join(', ');
    const sentence = `"${externalId}" is the id of more than one ${noun}: one from each of ${sources}. Merge them in your data.`;
    throw new ProductError('conflict', `${noun}.ambiguous`, sentence);
  }
  return found[0].id;
}
