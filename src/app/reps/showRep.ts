import type { Rep, RepId } from '../../accounts/types';
import type { RepAnalysis } from '../../growth/types';
import { canSeeRep } from '../../people/permissions';
import type { User } from '../../people/user';
import { type Day, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type AccountLine, accountLines, accountTotals } from '../../storage/accountPagesList';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses';
import type { Db } from '../../storage/database';
import { findRep, ownedMonths, repAnalysis, repQuotas } from '../../storage/repPages';
import { viewingOf } from '../accounts/viewing';
import { firstShownMonth, type RepQuarter, repQuarters } from './quotaRecord';

/** Everything that the page of one rep shows; money in minor units. */
export interface ShownRep {
  rep: Rep & { managerName: string | null };
  header: AnalysisHeader | null;
  /** Of the book on the cut-off; null before the first analysis. */
  analysis: RepAnalysis | null;
  /** Today's book with the figures of the analysis: how many accounts, and those with the most headroom first. */
  accounts: number;
  book: AccountLine[];
  quarters: RepQuarter[];
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
  const query = { analysisId: header.id, today, scope: null, repId: id };
  const asOf = quarterIndex(header.asOf);
  const start = header.policy.fiscalYearStartMonth;
  const months = await ownedMonths(db, id, firstShownMonth(asOf, start));
  return {
    rep,
    header,
    analysis: await repAnalysis(db, header.id, id),
    accounts: (await accountTotals(db, query)).accounts,
    book: await accountLines(db, query, { column: 'headroom', descending: true, offset: 0, limit: MOST_DRAWN }),
    quarters: repQuarters(months, await repQuotas(db, id), asOf, start),
  };
}
