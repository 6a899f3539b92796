import { ProductError } from '../../shared/errors';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { findUser, findUserByEmail, findUserOfRep, type UserRecord } from '../../storage/people/users';

/** A user, a rep, or somebody who is both. */
export interface Person {
  user: UserRecord | null;
  rep: { id: number; externalId: string; name: string; email: string | null } | null;
}

/**
 * Finds somebody by the address that they sign in with, or by a rep's id as in reps.csv.
 * @throws ProductError person.notFound
 */
export async function findPerson(db: Db, asked: string): Promise<Person> {
  const reps = await loadReps(db);
  const byAddress = await findUserByEmail(db, asked);
  const named = reps.find((rep) => rep.externalId === asked);
  const user = byAddress ? await findUser(db, byAddress.id) : named ? await findUserOfRep(db, named.id) : null;
  const rep = named ?? reps.find(({ id }) => id === user?.repId) ?? null;
  if (user || rep) return { user, rep: rep && { ...rep, email: rep.email ?? null } };
  const sentence = `There is neither a user with the address ${asked} nor a rep with that id.`;
  throw new ProductError('notFound', 'person.notFound', sentence);
}
