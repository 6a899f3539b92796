import { dropUnusedAnalyses } from '../../storage/analyses/unusedAnalyses';
import type { Database, Trx } from '../../storage/database';
import { listInclusions } from '../../storage/rotations/inclusions';
import { listExclusions, setRotationAnalysis } from '../../storage/rotations/rotations';
import { analyse } from '../analysis/analyse';
import { storeAnalysis } from '../analysis/storeAnalysis';
import { findRotation } from './findRotation';
import { requireOpenCandidates } from './requireOpen';

/**
 * Analyses growth for a rotation under its own policy, cut-off, exclusions and inclusions.
 * @throws ProductError rotation.notFound, rotation.fixed, analysis.*, growth.tooLittleHistory
 * @returns what stores the result, to be run in one transaction with the end of the job
 */
export async function analyseRotation(
  database: Database,
  rotationId: string,
  now: string,
): Promise<(trx: Trx) => Promise<{ analysisId: string }>> {
  await requireOpenCandidates(database.db, rotationId);
  const rotation = await findRotation(database.db, rotationId);
  const finished = await analyse(database, {
    policy: rotation.policy,
    asOf: rotation.asOf,
    dataThrough: rotation.dataThrough,
    exclusions: await listExclusions(database.db, rotationId),
    inclusions: await listInclusions(database.db, rotation),
  });
  const publish = await storeAnalysis(database, finished, { now, isCurrent: false });
  return async (trx) => {
    // A trade may have got its date while the analysis ran.
    await requireOpenCandidates(trx, rotationId);
    const id = await publish(trx);
    await setRotationAnalysis(trx, rotationId, id);
    await dropUnusedAnalyses(trx);
    return { analysisId: id };
  };
}
