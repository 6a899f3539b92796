import type { RepId } from '../../accounts/types';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import type { Viewing } from './viewing';

/** The reps whose books somebody may see, by name: the choices of a filter. */
export async function ownersSeenBy(db: Db, { repIds }: Viewing): Promise<{ id: RepId; name: string }[]> {
  const seen = repIds && new Set(repIds);
  return (await loadReps(db))
    .filter((rep) => seen === null || seen.has(rep.id))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
