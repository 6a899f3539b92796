import { type History, historyOf } from '../../growth/history';
import { asOfQuarterIndex } from '../../shared/calendar';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import { hasAccounts, latestAnalysisJob } from '../../storage/analyses/dashboardPages';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { type Company, companyPolicy, findCompany, hasRevenue } from '../../storage/people/company';
import { revenueMonths } from '../../storage/revenue/revenueOfAccounts';

/** Where the figures of the pages stand. */
export interface Freshness {
  /** The analysis that the pages show; null while there is none. */
  header: AnalysisHeader | null;
  /** noData: nothing imported · noRevenue: accounts, but no revenue · underWay · failed · due: not asked for yet · fresh */
  state: 'noData' | 'noRevenue' | 'underWay' | 'failed' | 'due' | 'fresh';
  /** Why the last analysis failed, in a sentence for people. */
  problem: string | null;
  /** What history there is, while it is too short for growth over a year; else null. */
  tooShort: History | null;
}

/**
 * Tells whether there is an analysis and whether it still describes the data; otherwise why not and what runs. An
 * analysis is fresh as long as neither data nor ledger have changed since it was made.
 */
export async function freshness(db: Db): Promise<Freshness> {
  const header = await currentAnalysis(db);
  const company = await findCompany(db);
  const found = await standing(db, header, company);
  return { header, ...found, tooShort: header ? null : await tooShortHistory(db) };
}

async function standing(
  db: Db,
  header: AnalysisHeader | null,
  company: Company | null,
): Promise<Pick<Freshness, 'state' | 'problem'>> {
  if (header && header.dataVersion === company?.dataVersion) return { state: 'fresh', problem: null };
  const job = await latestAnalysisJob(db);
  const running = job?.state === 'queued' || job?.state === 'running';
  if (running) return { state: 'underWay', problem: null };
  if (!(await hasRevenue(db))) {
    return { state: (await hasAccounts(db)) ? 'noRevenue' : 'noData', problem: null };
  }
  if (job?.state === 'failed') return { state: 'failed', problem: job.error };
  return { state: 'due', problem: null };
}

/** Looked up once for each version of the data. */
async function tooShortHistory(db: Db): Promise<History | null> {
  const start = (await companyPolicy(db)).fiscalYearStartMonth;
  return keptWithData(db, `history in fiscal years from ${start}`, async () => {
    const span = await revenueMonths(db);
    const found = span && historyOf(span, asOfQuarterIndex(span.lastMonth, start), start);
    return found && found.completeQuarters < found.neededQuarters ? found : null;
  });
}
