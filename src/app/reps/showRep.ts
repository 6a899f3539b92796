import type { Rep, RepId } from '../../accounts/types';
import { type ShownRepAnalysis, shownRep } from '../../growth/reps/withhold';
import type { RepAnalysis } from '../../growth/types';
import { canSeeRep, canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import { type Day, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { type AccountLine, accountLines, accountTotals } from '../../storage/accounts/accountPagesList';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { companyTelling } from '../../storage/people/company';
import { findRep, ownedMonths, repAnalysis, repQuotas } from '../../storage/people/repPages';
import { viewingOf } from '../accounts/viewing';
import { firstShownMonth, type RepQuarter, repQuarters } from './quotaRecord';

/** What data and ledger say of a rep, whoever looks; money in minor units. */
export interface RepFacts {
  rep: Rep & { managerName: string | null };
  /** Of the book on the cut-off; null before the first analysis. */
  analysis: RepAnalysis | null;
  /** Today's book with the figures of the analysis: how many accounts, and those with the most headroom first. */
  accounts: number;
  book: AccountLine[];
  /** Of the book by quarter. */
  quarters: RepQuarter[];
}

/** Everything that the page of one rep shows. */
export interface ShownRep extends Omit<RepFacts, 'analysis' | 'quarters'> {
  /** The same object for everybody as long as neither data nor ledger change. */
  facts: RepFacts;
  header: AnalysisHeader | null;
  /** As this user may read it. */
  analysis: ShownRepAnalysis | null;
  /** Null where individual rep figures are withheld from this user. */
  quarters: RepQuarter[] | null;
}

/** A chart of more points is a cloud; the list below the chart names fewer still. */
const MOST_DRAWN = 400;

/**
 * One rep as a user sees it.
 * @throws ProductError notFound rep.notFound when there is none or the page is not for this user
 */
export async function showRep(db: Db, id: RepId, user: User, today: Day): Promise<ShownRep> {
  const header = await currentAnalysis(db);
  const facts = await factsOf(db, id, header, today);
  const { scope } = await viewingOf(db, user);
  if (!facts || !canSeeRep(user, scope, id)) {
    throw new ProductError('notFound', 'rep.notFound', 'There is no such rep, or the page is not open to you.');
  }
  const figures = header === null || canSeeRepFigures(user, id, await companyTelling(db));
  return {
    ...facts,
    facts,
    header,
    analysis: facts.analysis && shownRep(facts.analysis, figures),
    quarters: figures ? facts.quarters : null,
  };
}

/** Null when there is no such rep. */
async function factsOf(db: Db, id: RepId, header: AnalysisHeader | null, today: Day): Promise<RepFacts | null> {
  const key = JSON.stringify(['rep', id, header?.id ?? null, today]);
  return keptWithData(db, key, async () => {
    const rep = await findRep(db, id);
    if (!rep) return null;
    if (!header) return { rep, analysis: null, accounts: 0, book: [], quarters: [] };
    const query = { analysisId: header.id, cutOff: header.cutOff, today, scope: null, repIds: [id] };
    return {
      rep,
      analysis: await repAnalysis(db, header.id, id),
      accounts: (await accountTotals(db, query)).accounts,
      book: await accountLines(db, query, { column: 'headroom', descending: true, offset: 0, limit: MOST_DRAWN }),
      quarters: await quartersOf(db, id, quarterIndex(header.asOf), header.policy.fiscalYearStartMonth),
    };
  });
}

async function quartersOf(db: Db, id: RepId, asOf: number, start: number): Promise<RepQuarter[]> {
  const months = await ownedMonths(db, id, firstShownMonth(asOf, start));
  return repQuarters(months, await repQuotas(db, id), asOf, start);
}
