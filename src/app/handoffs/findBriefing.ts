import type { AccountId } from '../../accounts/types';
import { makeBriefing } from '../../handoffs/briefing';
import type { Briefing, BriefingReader } from '../../handoffs/types';
import { canSeeReps } from '../../people/permissions';
import { type Scope, sees } from '../../people/scope';
import type { User } from '../../people/user';
import { asOfQuarterIndex, type Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { accountAnalysis, categoryNames, findAccount } from '../../storage/accounts/accountPages';
import { loadReps } from '../../storage/accounts/accounts';
import { currentAnalysis } from '../../storage/analyses/analyses';
import type { Database } from '../../storage/database';
import { companyPolicy, findCompany } from '../../storage/people/company';
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
  const account = await findAccount(db, wanted.accountId);
  const { scope } = await viewingOf(db, wanted.user);
  const { fiscalYearStartMonth } = await companyPolicy(db);
  const since = latelySince(wanted.today, fiscalYearStartMonth);
  if (!trade || !leg || !account || !maySee(wanted.user, scope, trade, leg, since)) throw notFound();

  const company = await findCompany(db);
  const reps = await loadReps(db);
  const rotation = await getRotation(db, trade.rotationId);
  const analysisId = rotation?.analysisId ?? (await currentAnalysis(db))?.id ?? null;
  const months = await revenueMonths(database.db);
  const firstMonth = months?.firstMonth ?? wanted.today.slice(0, 7);
  const asOf = asOfQuarterIndex(months?.lastMonth ?? firstMonth, fiscalYearStartMonth);
  const span = { fiscalYearStartMonth, firstMonth, from: asOf - THREE_YEARS + 1, through: asOf };
  const reader = leg.toRepId === wanted.user.repId ? 'taker' : leg.fromRepId === wanted.user.repId ? 'giver' : 'other';
  const briefing = makeBriefing({
    account,
    toRepId: leg.toRepId,
    fromRepId: leg.fromRepId,
    reader,
    today: wanted.today,
    effectiveDate: trade.effectiveDate ?? rotation?.effectiveDate ?? wanted.today,
    asOf,
    fiscalYearStartMonth,
    revenue: await loadRevenueOfAccounts(database, [account.id], span),
    assignments: await spellsOf(db, account.id),
    reps,
    analysis: analysisId === null ? null : await accountAnalysis(db, analysisId, account.id),
    categoryNames: await categoryNames(db),
    contacts: await contactsOf(db, account.id),
    deals: await dealsOf(db, account.id),
    currency: company?.currency ?? 'USD',
    locale: company?.locale ?? 'en-US',
  });
  return { briefing, trade, leg, toRep: reps.find((rep) => rep.id === leg.toRepId)?.name ?? '', reader };
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
