import type { RepId } from '../../accounts/types';
import { type Scope, scopeOf } from '../../people/scope';
import type { User } from '../../people/user';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';

/** Somebody who looks at books, and whose books they may see. */
export interface Viewing {
  user: User;
  scope: Scope;
  /** The same for SQL: null = the whole company. */
  repIds: readonly RepId[] | null;
}

/** Works out whose books a user may see; nothing is read for those who see the whole company. */
export async function viewingOf(db: Db, user: User): Promise<Viewing> {
  const seesAll = user.role === 'admin' || user.role === 'leader';
  const { role, repId, standsInFor } = user;
  const key = JSON.stringify(['scope', role, repId, (standsInFor ?? []).map((absent) => absent.repId)]);
  const worked = async () => scopeOf(user, await loadReps(db));
  const scope: Scope = seesAll ? { all: true } : await keptWithData(db, key, worked);
  return { user, scope, repIds: scope.all ? null : [...scope.repIds] };
}
