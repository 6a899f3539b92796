import type { Account, AccountId } from '../../accounts/types';
import { withoutFigures } from '../../growth/reps/withhold';
import type { AccountAnalysis } from '../../growth/types';
import { canSeeAccount, canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import { asOfQuarterIndex, type Day, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { repNames } from '../../storage/accounts/accountNames';
import * as pages from '../../storage/accounts/accountPages';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { latelySince } from '../handoffs/moves';
import { handoffReps, tradesFor } from './accountTrades';
import { type CategoryTotal, categoryTotals } from './categoryTotals';
import { type QuarterSeries, quarterSeries } from './quarterSeries';
import { viewingOf } from './viewing';

/** Everything that the page of one account shows. Money in minor units. */
export interface ShownAccount {
  account: Account & { parentName: string | null };
  /** The current analysis; null before the first one. `analysis` is null for an account without revenue by then. */
  header: AnalysisHeader | null;
  analysis: AccountAnalysis | null;
  /** Since when it has had another owner than the one it was analysed with; null = has the same. */
  movedOn: Day | null;
  /** Present owner's spell; null = nobody's. */
  owner: pages.Spell | null;
  series: QuarterSeries | null;
  categories: CategoryTotal[];
  whiteSpace: { category: string; typicalCents: number }[];
  spells: pages.Spell[];
  contacts: Awaited<ReturnType<typeof pages.accountContacts>>;
  deals: Awaited<ReturnType<typeof pages.accountDeals>>;
  /** Other accounts of the customer group. */
  members: pages.GroupMember[];
  trades: Trade[];
  repNames: ReadonlyMap<number, string>;
}

/**
 * One account as a user sees it; of an account that is merged into another, that other one.
 * @throws ProductError notFound account.notFound when there is none or it is not for this user
 */
export async function showAccount(db: Db, asked: AccountId, user: User, today: Day): Promise<ShownAccount> {
  const account = await pages.findAccount(db, asked);
  if (!account) throw notFound();
  const { id } = account;
  const spells = await pages.accountSpells(db, id);
  const trades = await listTrades(db, { accountId: id });
  const owner = spells.find((s) => s.role === 'owner' && s.from <= today && (s.to === null || today < s.to)) ?? null;
  const { scope } = await viewingOf(db, user);
  const policy = await companyPolicy(db);
  const since = latelySince(today, policy.fiscalYearStartMonth);
  const facts = { ownerId: owner?.repId ?? null, handoffRepIds: handoffReps(trades, id, since) };
  if (!canSeeAccount(user, scope, facts)) throw notFound();

  const header = await currentAnalysis(db);
  const analysis = header && (await analysisFor(db, header.id, id, user));
  const members = header && analysis ? await pages.groupMembers(db, header.id, analysis.groupId) : [];
  return {
    account,
    header,
    analysis,
    movedOn: analysis && owner && owner.repId !== analysis.ownerId ? owner.from : null,
    owner,
    ...(await revenueOf(db, id, header, spells)),
    whiteSpace: analysis ? await whiteSpaceOf(db, analysis) : [],
    spells,
    contacts: await pages.accountContacts(db, id),
    deals: await pages.accountDeals(db, id),
    members: members.filter((member) => member.id !== id),
    trades: tradesFor(user, trades),
    repNames: await repNames(db),
  };
}

/** What the analysis says of the account, as this user may read it. */
async function analysisFor(db: Db, analysisId: string, id: AccountId, user: User): Promise<AccountAnalysis | null> {
  const found = await pages.accountAnalysis(db, analysisId, id);
  if (!found || canSeeRepFigures(user, found.ownerId, await companyTelling(db))) return found;
  return { ...found, notCandidateBecause: found.notCandidateBecause.map(withoutFigures) };
}

async function revenueOf(
  db: Db,
  id: AccountId,
  header: AnalysisHeader | null,
  spells: pages.Spell[],
): Promise<Pick<ShownAccount, 'series' | 'categories'>> {
  const policy = header?.policy ?? (await companyPolicy(db));
  const months = await pages.accountMonths(db, id, policy.valueBasis);
  if (months.length === 0) return { series: null, categories: [] };
  const start = policy.fiscalYearStartMonth;
  const asOf = header ? quarterIndex(header.asOf) : asOfQuarterIndex(months[months.length - 1].month, start);
  return { series: quarterSeries(months, spells, asOf, start), categories: categoryTotals(months, asOf, start) };
}

async function whiteSpaceOf(db: Db, { whiteSpace }: AccountAnalysis): Promise<ShownAccount['whiteSpace']> {
  const names = await pages.categoryNames(db);
  return whiteSpace.map(({ categoryId, typicalCents }) => ({
    category: names.get(categoryId) ?? 'unknown',
    typicalCents,
  }));
}

function notFound(): ProductError {
  return new ProductError('notFound', 'account.notFound', 'There is no such account, or it is not open to you.');
}
