import { growthResult } from '../../growth/analyse';
import type { GrowthInput, GrowthResult } from '../../growth/types';
import type { Policy } from '../../rotations/policy';
import { quarterFromIndex } from '../../shared/calendar';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import { dropUnusedAnalyses } from '../../storage/analyses/unusedAnalyses';
import type { Database, Trx } from '../../storage/database';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { readSnapshot } from '../../storage/snapshot';
import { happened } from '../../storage/webhooks/happened';
import { outcomesAhead } from '../outcomes/requestOutcomes';
import { type AnalysisRequest, gatherGrowthInput } from './gather';
import { policyExclusions } from './policyExclusions';
import { storeAnalysis } from './storeAnalysis';

export interface FinishedAnalysis {
  header: Omit<AnalysisHeader, 'company' | 'id' | 'createdAt' | 'isCurrent'>;
  input: GrowthInput;
  analysis: GrowthResult;
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
  const { period, input: gathered } = await gatherGrowthInput(database, request);
  const inPolicy = policyExclusions(request.policy.plan, gathered.accounts, gathered.reps);
  const input = { ...gathered, exclusions: [...gathered.exclusions, ...inPolicy] };
  return {
    header: {
      asOf: quarterFromIndex(period.asOf),
      dataThrough: period.dataThrough,
      cutOff: period.cutOff,
      dataVersion: company?.dataVersion ?? 0,
      policy: request.policy,
    },
    input,
    analysis: growthResult(input),
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
  const publish = await storeAnalysis(database, finished, { now, isCurrent: true });
  return async (trx) => {
    const { asOf } = finished.header;
    const before = await currentAnalysis(trx);
    const id = await publish(trx);
    await dropUnusedAnalyses(trx);
    // Quarters as texts are in the order of time.
    if (before === null || before.asOf < asOf) {
      await happened(trx, { event: 'review.ready', subject: { quarter: asOf }, path: `/reviews/${asOf}` }, now);
    }
    await outcomesAhead(trx, now);
    return { analysisId: id };
  };
}
