import type { AccountId } from '../../accounts/types';
import { makeBriefing } from '../../handoffs/briefing';
import type { Briefing, BriefingInput, BriefingReader } from '../../handoffs/types';
import { canSeeReps } from '../../people/permissions';
import { type Scope, sees } from '../../people/scope';
import type { User } from '../../people/user';
import { asOfQuarterIndex, type Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { accountAnalysis, categoryNames, findAccount } from '../../storage/accounts/accountPages';
import { loadReps } from '../../storage/accounts/accounts';
import { currentAnalysis } from '../../storage/analyses/analyses';
import type { Database } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { getRotation } from '../../storage/rotations/rotations';
import { contactsOf, dealsOf } from '../../storage/trades/handoffPages';
import { spellsOf } from '../../storage/trades/handoffPagesBook';
import { getTrade, type StoredLeg, type Trade } from '../../storage/trades/trades';
import { viewingOf } from '../accounts/viewing';
import { latelySince } from './moves';

const THREE_YEARS = 12;

export interface FoundBriefing {
  briefing: Briefing;
  trade: Trade;
  leg: StoredLeg;
  toRep: string;
  /** How the reader stands to the account: whoever takes it reads what to do. */
  reader: BriefingReader;
}

/**
 * The handoff briefing of one account of a trade, for those who hand it over, take it or lead them.
 * @throws ProductError handoff.notFound also where it is not for this user: reps see announced trades only, and the
 *   former rep until two quarters after
 */
export async function findBriefing(
  database: Database,
  wanted: { tradeId: string; accountId: AccountId; user: User; today: Day },
): Promise<FoundBriefing> {
  const { db } = database;
  const trade = await getTrade(db, wanted.tradeId);
  const leg = trade?.legs.find((own) => own.accountId === wanted.accountId);
  const { scope } = await viewingOf(db, wanted.user);
  const { fiscalYearStartMonth } = await companyPolicy(db);
  const since = latelySince(wanted.today, fiscalYearStartMonth);
  if (!trade || !leg || !maySee(wanted.user, scope, trade, leg, since)) throw notFound();

  const rotation = await getRotation(db, trade.rotationId);
  const { currency, locale } = await companyTelling(db);
  const reader = leg.toRepId === wanted.user.repId ? 'taker' : leg.fromRepId === wanted.user.repId ? 'giver' : 'other';
  const briefing = await briefingOf(database, wanted.accountId, {
    toRepId: leg.toRepId,
    fromRepId: leg.fromRepId,
    reader,
    today: wanted.today,
    effectiveDate: trade.effectiveDate ?? rotation?.effectiveDate ?? wanted.today,
    analysisId: rotation?.analysisId ?? (await currentAnalysis(db))?.id ?? null,
    fiscalYearStartMonth,
    currency,
    locale,
  });
  if (briefing === null) throw notFound();
  const reps = await loadReps(db);
  return { briefing, trade, leg, toRep: reps.find((rep) => rep.id === leg.toRepId)?.name ?? '', reader };
}

type About = Pick<
  BriefingInput,
  'toRepId' | 'fromRepId' | 'reader' | 'today' | 'effectiveDate' | 'fiscalYearStartMonth' | 'currency' | 'locale'
> & { analysisId: string | null };

/** The briefing itself, which follows from the data; null when there is no such account. */
function briefingOf(
  database: Database,
  accountId: AccountId,
  { analysisId, ...about }: About,
): Promise<Briefing | null> {
  const { db } = database;
  return keptWithData(db, JSON.stringify(['briefing', accountId, analysisId, about]), async () => {
    const account = await findAccount(db, accountId);
    if (!account) return null;
    const { fiscalYearStartMonth } = about;
    const months = await revenueMonths(db);
    const firstMonth = months?.firstMonth ?? about.today.slice(0, 7);
    const asOf = asOfQuarterIndex(months?.lastMonth ?? firstMonth, fiscalYearStartMonth);
    const span = { fiscalYearStartMonth, firstMonth, from: asOf - THREE_YEARS + 1, through: asOf };
    return makeBriefing({
      ...about,
      account,
      asOf,
      revenue: await loadRevenueOfAccounts(database, [account.id], span),
      assignments: await spellsOf(db, account.id),
      reps: await loadReps(db),
      analysis: analysisId === null ? null : await accountAnalysis(db, analysisId, account.id),
      categoryNames: await categoryNames(db),
      contacts: await contactsOf(db, account.id),
      deals: await dealsOf(db, account.id),
    });
  });
}

function maySee(user: User, scope: Scope, trade: Trade, leg: StoredLeg, since: Day): boolean {
  const takes = sees(scope, leg.toRepId);
  const gives = leg.fromRepId !== null && sees(scope, leg.fromRepId);
  if (canSeeReps(user)) return takes || gives;
  if (trade.announcedAt === null || trade.effectiveDate === null) return false;
  if (trade.state === 'scheduled' || trade.state === 'conflict') return takes || gives;
  return trade.state === 'in_effect' && (takes || (gives && trade.effectiveDate >= since));
}

function notFound(): ProductError {
  return new ProductError('notFound', 'handoff.notFound', 'There is no such handoff, or it is not open to you.');
}
