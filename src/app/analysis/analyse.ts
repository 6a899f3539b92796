import { uuidv7 } from 'uuidv7';
import { analyseGrowth } from '../../growth/analyse';
import type { GrowthAnalysis, GrowthInput } from '../../growth/types';
import type { Policy } from '../../rotations/policy';
import { quarterFromIndex } from '../../shared/calendar';
import { loadAccounts, loadReps } from '../../storage/accounts';
import { type AnalysisHeader, dropUnusedAnalyses, saveAnalysis } from '../../storage/analyses';
import { companyPolicy, findCompany } from '../../storage/company';
import type { Database, Trx } from '../../storage/database';
import { readSnapshot } from '../../storage/snapshot';
import { type AnalysisRequest, gatherGrowthInput } from './gather';
import { policyExclusions } from './policyExclusions';

export interface FinishedAnalysis {
  header: Omit<AnalysisHeader, 'company' | 'id' | 'createdAt' | 'isCurrent'>;
  input: GrowthInput;
  analysis: GrowthAnalysis;
}

/**
 * Analyses growth as of a quarter, from the data of one moment. Nothing is written.
 * @param request its exclusions come on top of those in the policy
 * @throws ProductError analysis.*, growth.tooLittleHistory, policy.unknownId
 */
export function analyse(database: Database, request: AnalysisRequest): Promise<FinishedAnalysis> {
  return readSnapshot(database, (snapshot) => analyseSnapshot(snapshot, request));
}

async function analyseSnapshot(database: Database, request: AnalysisRequest): Promise<FinishedAnalysis> {
  const company = await findCompany(database.db);
  const [accounts, reps] = [await loadAccounts(database.db), await loadReps(database.db)];
  const exclusions = [...request.exclusions, ...policyExclusions(request.policy.plan, accounts, reps)];
  const { period, input } = await gatherGrowthInput(database, { ...request, exclusions });
  return {
    header: {
      asOf: quarterFromIndex(period.asOf),
      dataThrough: period.dataThrough,
      cutOff: period.cutOff,
      dataVersion: company?.dataVersion ?? 0,
      policy: request.policy,
    },
    input,
    analysis: analyseGrowth(input),
  };
}

/** Analyses with the company's policy and returns what makes the result the current one, to be run in a transaction. */
export async function analyseCurrent(
  database: Database,
  now: string,
  policy?: Policy,
): Promise<(trx: Trx) => Promise<{ analysisId: string }>> {
  const finished = await analyse(database, {
    policy: policy ?? (await companyPolicy(database.db)),
    exclusions: [],
  });
  return async (trx) => {
    const id = uuidv7();
    await saveAnalysis(trx, { ...finished.header, id, createdAt: now, isCurrent: true }, finished.analysis);
    await dropUnusedAnalyses(trx);
    return { analysisId: id };
  };
}
