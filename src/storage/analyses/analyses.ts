import type { Selectable } from 'kysely';
import type { AccountAnalysis, CompanyAnalysis, GrowthAnalysis, RepAnalysis } from '../../growth/types';
import { type Policy, parsePolicy } from '../../rotations/policy';
import type { Db } from '../database';
import { keptWith } from '../kept';
import type { AnalysesTable } from '../schema/rotations';

export interface AnalysisHeader {
  id: string;
  asOf: string;
  dataThrough: string;
  cutOff: string;
  dataVersion: number;
  policy: Policy;
  company: CompanyAnalysis;
  createdAt: string;
  isCurrent: boolean;
}

/** The analysis that the pages show; null before the first one. */
export function currentAnalysis(db: Db): Promise<AnalysisHeader | null> {
  return keptWith(db, ['analyses'], 'current', async () => {
    const row = await db.selectFrom('analyses').selectAll().where('is_current', '=', 1).executeTakeFirst();
    return row ? toHeader(row) : null;
  });
}

/** One analysis's header, or null. */
export function getAnalysis(db: Db, id: string): Promise<AnalysisHeader | null> {
  return keptWith(db, ['analyses'], `analysis ${id}`, async () => {
    const row = await db.selectFrom('analyses').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? toHeader(row) : null;
  });
}

/** The whole result of an analysis, read back as it was stored. */
export async function loadAnalysis(db: Db, id: string): Promise<GrowthAnalysis | null> {
  const header = await getAnalysis(db, id);
  if (!header) return null;
  const accounts = await db
    .selectFrom('account_analyses')
    .select('detail')
    .where('analysis_id', '=', id)
    .orderBy('account_id')
    .execute();
  const reps = await db
    .selectFrom('rep_analyses')
    .select('detail')
    .where('analysis_id', '=', id)
    .orderBy('rep_id')
    .execute();
  return {
    accounts: accounts.map((row) => JSON.parse(row.detail) as AccountAnalysis),
    reps: reps.map((row) => JSON.parse(row.detail) as RepAnalysis),
    company: header.company,
  };
}

function toHeader(row: Selectable<AnalysesTable>): AnalysisHeader {
  return {
    id: row.id,
    asOf: row.as_of,
    dataThrough: row.data_through,
    cutOff: row.cut_off,
    dataVersion: row.data_version,
    policy: parsePolicy(JSON.parse(row.policy)),
    company: JSON.parse(row.company),
    createdAt: row.created_at,
    isCurrent: row.is_current === 1,
  };
}
