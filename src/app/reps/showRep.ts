import type { Rep, RepId } from '../../accounts/types';
import { type ShownRepAnalysis, shownRep } from '../../growth/reps/withhold';
import { canSeeRep, canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import { type Day, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type AccountLine, accountLines, accountTotals } from '../../storage/accounts/accountPagesList';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { findRep, ownedMonths, repAnalysis, repQuotas } from '../../storage/people/repPages';
import { viewingOf } from '../accounts/viewing';
import { firstShownMonth, type RepQuarter, repQuarters } from './quotaRecord';

/** Everything that the page of one rep shows; money in minor units. */
export interface ShownRep {
  rep: Rep & { managerName: string | null };
  header: AnalysisHeader | null;
  /** Of the book on the cut-off; null before the first analysis. */
  analysis: ShownRepAnalysis | null;
  /** Today's book with the figures of the analysis: how many accounts, and those with the most headroom first. */
  accounts: number;
  book: AccountLine[];
  /** Of the book by quarter; null where individual rep figures are withheld from this user. */
  quarters: RepQuarter[] | null;
}

/** A chart of more points is a cloud; the list below the chart names fewer still. */
const MOST_DRAWN = 400;

/**
 * One rep as a user sees it.
 * @throws ProductError notFound rep.notFound when there is none or the page is not for this user
 */
export async function showRep(db: Db, id: RepId, user: User, today: Day): Promise<ShownRep> {
  const rep = await findRep(db, id);
  const { scope } = await viewingOf(db, user);
  if (!rep || !canSeeRep(user, scope, id)) {
    throw new ProductError('notFound', 'rep.notFound', 'There is no such rep, or the page is not open to you.');
  }
  const header = await currentAnalysis(db);
  if (!header) return { rep, header, analysis: null, accounts: 0, book: [], quarters: [] };
  const query = { analysisId: header.id, cutOff: header.cutOff, today, scope: null, repIds: [id] };
  const asOf = quarterIndex(header.asOf);
  const start = header.policy.fiscalYearStartMonth;
  const figures = canSeeRepFigures(user, id, await companyTelling(db));
  const analysis = await repAnalysis(db, header.id, id);
  return {
    rep,
    header,
    analysis: analysis && shownRep(analysis, figures),
    accounts: (await accountTotals(db, query)).accounts,
    book: await accountLines(db, query, { column: 'headroom', descending: true, offset: 0, limit: MOST_DRAWN }),
    quarters: figures ? await quartersOf(db, id, asOf, start) : null,
  };
}

async function quartersOf(db: Db, id: RepId, asOf: number, start: number): Promise<RepQuarter[]> {
  const months = await ownedMonths(db, id, firstShownMonth(asOf, start));
  return repQuarters(months, await repQuotas(db, id), asOf, start);
}
