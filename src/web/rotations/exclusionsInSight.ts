import type { RepId } from '../../accounts/types';
import type { Db } from '../../storage/database';
import { excludable } from '../../storage/rotations/rotationPages';
import { type ExclusionRow, listExclusions, type Rotation } from '../../storage/rotations/rotations';

/**
 * What is kept out of a rotation, as far as it belongs to the books that a user may see.
 * @param within reps in sight; null = everybody
 */
export async function exclusionsInSight(
  db: Db,
  rotation: Rotation,
  within: ReadonlySet<RepId> | null,
): Promise<ExclusionRow[]> {
  const all = await listExclusions(db, rotation.id);
  if (within === null) return all;
  const seen: ExclusionRow[] = [];
  for (const one of all) {
    const asked = one.accountId === null ? { repId: one.repId! } : { accountId: one.accountId };
    const owner = (await excludable(db, rotation.analysisId, asked))?.ownerId ?? null;
    if (owner !== null && within.has(owner)) seen.push(one);
  }
  return seen;
}
