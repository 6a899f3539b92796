import { removeDropped } from '../../storage/analyses/unusedAnalyses';
import type { Database } from '../../storage/database';

/**
 * Removes the analyses that others took the place of, a few rows at a time: who else writes hardly waits.
 * @returns number of analyses removed
 */
export function cleanUpAnalyses({ db }: Database): Promise<number> {
  return removeDropped(db);
}
