import { ProductError } from '../../shared/errors';
import type { Trx } from '../../storage/database';
import { findUser } from '../../storage/people/users';

/**
 * The user with this id, disabled or not.
 * @throws ProductError user.notFound
 */
export async function existingUser(
  trx: Trx,
  userId: string,
): Promise<NonNullable<Awaited<ReturnType<typeof findUser>>>> {
  const user = await findUser(trx, userId);
  if (!user) throw new ProductError('notFound', 'user.notFound', 'There is no such user.');
  return user;
}
