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
  const all = await keptWithData(db, `rep verdicts ${analysisId}`, (reads) => readRepVerdicts(reads, analysisId));
  if (within === null) return all;
  const inSight = new Set(within);
  return all.filter((rep) => inSight.has(rep.repId));
}

/** Names of the reps for whom an analysis suggests coaching, by rep, in the order of names. */
export function repsToCoach(db: Db, analysisId: string): Promise<ReadonlyMap<RepId, string>> {
  return keptWithData(db, `reps to coach ${analysisId}`, async (reads) => {
    const rows = await reads
      .selectFrom('rep_analyses as x')
      .innerJoin('reps as r', 'r.id', 'x.rep_id')
      .select(['r.id', 'r.name'])
      .where('x.analysis_id', '=', analysisId)
      .where('x.verdict', '=', 'train')
      .orderBy('r.name')
      .execute();
    return new Map(rows.map((row) => [row.id, row.name]));
  });
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
