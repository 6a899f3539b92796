import type { RepId } from '../../accounts/types';
import { scopeOf, sees } from '../../people/scope';
import type { User } from '../../people/user';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';

/** Whose trades a user may see; undefined = everybody's. */
export type SeesRep = ((repId: RepId) => boolean) | undefined;

/** Whose trades a user may see in outcomes. */
export async function seesRepOf(db: Db, user: User): Promise<SeesRep> {
  const scope = scopeOf(user, await loadReps(db));
  return scope.all ? undefined : (repId) => sees(scope, repId);
}
