import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses';
import { findCompany, hasRevenue } from '../../storage/company';
import { hasAccounts, latestAnalysisJob } from '../../storage/dashboardPages';
import type { Db } from '../../storage/database';

/** Where the figures of the pages stand. */
export interface Freshness {
  /** The analysis that the pages show; null while there is none. */
  header: AnalysisHeader | null;
  /** noData: nothing imported · noRevenue: accounts, but no revenue · underWay · failed · due: not asked for yet · fresh */
  state: 'noData' | 'noRevenue' | 'underWay' | 'failed' | 'due' | 'fresh';
  /** Why the last analysis failed, in a sentence for people. */
  problem: string | null;
}

/**
 * Tells whether there is an analysis and whether it still describes the data; otherwise why not and what runs. An
 * analysis is fresh as long as neither data nor ledger have changed since it was made.
 */
export async function freshness(db: Db): Promise<Freshness> {
  const header = await currentAnalysis(db);
  const company = await findCompany(db);
  if (header && header.dataVersion === company?.dataVersion) return { header, state: 'fresh', problem: null };
  const job = await latestAnalysisJob(db);
  const running = job?.state === 'queued' || job?.state === 'running';
  if (running) return { header, state: 'underWay', problem: null };
  if (!(await hasRevenue(db))) {
    return { header, state: (await hasAccounts(db)) ? 'noRevenue' : 'noData', problem: null };
  }
  if (job?.state === 'failed') return { header, state: 'failed', problem: job.error };
  return { header, state: 'due', problem: null };
}
