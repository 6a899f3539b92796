import { uuidv7 } from 'uuidv7';
import type { GrowthResult } from '../../growth/types';
import type { AnalysisHeader } from '../../storage/analyses/analyses';
import { prepareAnalysis, publishAnalysis, saveAnalysis } from '../../storage/analyses/savedAnalyses';
import type { Database, Trx } from '../../storage/database';

/**
 * Writes the rows of an analysis piece by piece before the transaction that makes it count, so that the write lock is
 * held for moments only. What was cleaned up in between, as another analysis was finished first, or could not be written
 * in pieces, is written as a whole in that transaction.
 * @param isCurrent it is to be the one that the pages show
 * @returns what makes it count, to be called in a transaction; gives the id of the analysis
 */
export async function storeAnalysis(
  { db }: Database,
  {
    header,
    analysis,
  }: { header: Omit<AnalysisHeader, 'company' | 'id' | 'createdAt' | 'isCurrent'>; analysis: GrowthResult },
  { now, isCurrent }: { now: string; isCurrent: boolean },
): Promise<(trx: Trx) => Promise<string>> {
  const prepared = { ...header, id: uuidv7(), createdAt: now, isCurrent };
  const isWritten = await prepareAnalysis(db, prepared, analysis).then(
    () => true,
    () => false,
  );
  return async (trx) => {
    if (isWritten && (await publishAnalysis(trx, prepared))) return prepared.id;
    const id = uuidv7();
    await saveAnalysis(trx, { ...prepared, id }, analysis);
    return id;
  };
}
