import { ProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import type { Actor } from '../actor';
import { challengesOf, type StandingChallenge } from './challengesOf';

/**
 * A challenge that must exist.
 * @throws ProductError challenge.notFound
 */
export async function findChallenge(db: Db, id: number, actor: Pick<Actor, 'today'>): Promise<StandingChallenge> {
  const [found] = Number.isSafeInteger(id) ? await challengesOf(db, { id }, actor.today) : [];
  if (!found) throw new ProductError('notFound', 'challenge.notFound', 'There is no such challenge.');
  return found;
}
