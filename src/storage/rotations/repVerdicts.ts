import type { RepId } from '../../accounts/types';
import type { RepAnalysis } from '../../growth/types';
import type { Db } from '../database';
import { keptWithData } from '../kept';

export interface RepVerdictRow extends RepAnalysis {
  name: string;
}

/** Every rep of an analysis with the verdict and its reasons: who has candidates first, then by name. */
export async function listRepVerdicts(
  db: Db,
  analysisId: string,
  within: readonly RepId[] | null,
): Promise<readonly RepVerdictRow[]> {
  const all = await keptWithData(db, `rep verdicts ${analysisId}`, () => readRepVerdicts(db, analysisId));
  if (within === null) return all;
  const inSight = new Set(within);
  return all.filter((rep) => inSight.has(rep.repId));
}

async function readRepVerdicts(db: Db, analysisId: string): Promise<RepVerdictRow[]> {
  const rows = await db
    .selectFrom('rep_analyses as x')
    .innerJoin('reps as r', 'r.id', 'x.rep_id')
    .select(['r.name', 'x.detail'])
    .where('x.analysis_id', '=', analysisId)
    .orderBy('x.candidates', 'desc')
    .orderBy('r.name')
    .execute();
  return rows.map((row) => ({ ...(JSON.parse(row.detail) as RepAnalysis), name: row.name }));
}
