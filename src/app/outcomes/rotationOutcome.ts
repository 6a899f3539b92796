import type { Database } from '../../storage/database';
import { findRotation } from '../rotations/findRotation';
import { type MeasuredOutcomes, measureOutcomes, type OutcomeQuestion } from './measure';

/**
 * Before and after of every trade of a rotation that took effect, beside its candidates that were not swapped.
 * @param seesRep as in OutcomeQuestion
 * @returns null while there is no complete quarter of revenue; changes.rotations is empty before the first effect
 * @throws ProductError rotation.notFound
 */
export async function rotationOutcome(
  database: Database,
  rotationId: string,
  seesRep?: OutcomeQuestion['seesRep'],
): Promise<MeasuredOutcomes | null> {
  await findRotation(database.db, rotationId);
  return measureOutcomes(database, { rotationId, seesRep });
}
