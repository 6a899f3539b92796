import type { Account, AccountId } from '../../accounts/types';
import { withoutFigures } from '../../growth/reps/withhold';
import type { AccountAnalysis } from '../../growth/types';
import { canSeeAccount, canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import type { Policy } from '../../rotations/policy';
import { asOfQuarterIndex, type Day, quarterIndex } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { repNames } from '../../storage/accounts/accountNames';
import * as pages from '../../storage/accounts/accountPages';
import { type AnalysisHeader, currentAnalysis } from '../../storage/analyses/analyses';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { latelySince } from '../handoffs/moves';
import { handoffReps, tradesFor } from './accountTrades';
import { type CategoryTotal, categoryTotals } from './categoryTotals';
import { type QuarterSeries, quarterSeries } from './quarterSeries';
import { viewingOf } from './viewing';

/** What data and ledger say of one account, whoever looks. Money in minor units. */
export interface AccountFacts {
  account: Account & { parentName: string | null };
  /** Null for an account without revenue by the current analysis, and before the first one. */
  analysis: AccountAnalysis | null;
  series: QuarterSeries | null;
  categories: CategoryTotal[];
  whiteSpace: { category: string; typicalCents: number }[];
  spells: pages.Spell[];
  contacts: Awaited<ReturnType<typeof pages.accountContacts>>;
  deals: Awaited<ReturnType<typeof pages.accountDeals>>;
  /** Other accounts of the customer group. */
  members: pages.GroupMember[];
}

/** Everything that the page of one account shows. */
export interface ShownAccount extends AccountFacts {
  /** The same object for everybody as long as neither data nor ledger change. */
  facts: AccountFacts;
  /** The current analysis; null before the first one. */
  header: AnalysisHeader | null;
  /** As this user may read it. */
  analysis: AccountAnalysis | null;
  /** Since when it has had another owner than the one it was analysed with; null = has the same. */
  movedOn: Day | null;
  /** Present owner's spell; null = nobody's. */
  owner: pages.Spell | null;
  trades: Trade[];
  repNames: ReadonlyMap<number, string>;
}

/**
 * One account as a user sees it; of an account that is merged into another, that other one.
 * @throws ProductError notFound account.notFound when there is none or it is not for this user
 */
export async function showAccount(db: Db, asked: AccountId, user: User, today: Day): Promise<ShownAccount> {
  const header = await currentAnalysis(db);
  const policy = await companyPolicy(db);
  const facts = await factsOf(db, asked, header, header?.policy ?? policy);
  if (!facts) throw notFound();
  const { id } = facts.account;
  const trades = await listTrades(db, { accountId: id });
  const current = (s: pages.Spell): boolean => s.from <= today && (s.to === null || today < s.to);
  const owner = facts.spells.find((spell) => spell.role === 'owner' && current(spell)) ?? null;
  const { scope } = await viewingOf(db, user);
  const since = latelySince(today, policy.fiscalYearStartMonth);
  const concerned = { ownerId: owner?.repId ?? null, handoffRepIds: handoffReps(trades, id, since) };
  if (!canSeeAccount(user, scope, concerned)) throw notFound();
  const analysis = facts.analysis && (await readBy(db, user, facts.analysis));
  return {
    ...facts,
    facts,
    header,
    analysis,
    movedOn: analysis && owner && owner.repId !== analysis.ownerId ? owner.from : null,
    owner,
    trades: tradesFor(user, trades),
    repNames: await repNames(db),
  };
}

/** @param policy which amounts count and when the year begins; null = there is no such account */
async function factsOf(
  db: Db,
  asked: AccountId,
  header: AnalysisHeader | null,
  policy: Pick<Policy, 'valueBasis' | 'fiscalYearStartMonth'>,
): Promise<AccountFacts | null> {
  const { valueBasis, fiscalYearStartMonth } = policy;
  const key = JSON.stringify(['account', asked, header?.id ?? null, valueBasis, fiscalYearStartMonth]);
  return keptWithData(db, key, async () => {
    const account = await pages.findAccount(db, asked);
    if (!account) return null;
    const { id } = account;
    const spells = await pages.accountSpells(db, id);
    const analysis = header && (await pages.accountAnalysis(db, header.id, id));
    const members = header && analysis ? await pages.groupMembers(db, header.id, analysis.groupId) : [];
    return {
      account,
      analysis,
      ...revenueOf(await pages.accountMonths(db, id, valueBasis), header, spells, fiscalYearStartMonth),
      whiteSpace: analysis ? await whiteSpaceOf(db, analysis) : [],
      spells,
      contacts: await pages.accountContacts(db, id),
      deals: await pages.accountDeals(db, id),
      members: members.filter((member) => member.id !== id),
    };
  });
}

/** What an analysis says of an account, as this user may read it. */
async function readBy(db: Db, user: User, found: AccountAnalysis): Promise<AccountAnalysis> {
  if (canSeeRepFigures(user, found.ownerId, await companyTelling(db))) return found;
  return { ...found, notCandidateBecause: found.notCandidateBecause.map(withoutFigures) };
}

function revenueOf(
  months: pages.CategoryMonth[],
  header: AnalysisHeader | null,
  spells: pages.Spell[],
  start: number,
): Pick<AccountFacts, 'series' | 'categories'> {
  if (months.length === 0) return { series: null, categories: [] };
  const asOf = header ? quarterIndex(header.asOf) : asOfQuarterIndex(months[months.length - 1].month, start);
  return { series: quarterSeries(months, spells, asOf, start), categories: categoryTotals(months, asOf, start) };
}

async function whiteSpaceOf(db: Db, { whiteSpace }: AccountAnalysis): Promise<AccountFacts['whiteSpace']> {
  const names = await pages.categoryNames(db);
  return whiteSpace.map(({ categoryId, typicalCents }) => ({
    category: names.get(categoryId) ?? 'unknown',
    typicalCents,
  }));
}

function notFound(): ProductError {
  return new ProductError('notFound', 'account.notFound', 'There is no such account, or it is not open to you.');
}
