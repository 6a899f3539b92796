import type { AccountId, RepId } from '../../accounts/types';
import { canImport, canPlan, canResolveDifferences } from '../../people/permissions';
import { sees } from '../../people/scope';
import type { Day } from '../../shared/calendar';
import { accountNames } from '../../storage/accounts/accountNames';
import { loadReps } from '../../storage/accounts/accounts';
import { countDifferences } from '../../storage/accounts/differences';
import { consentsOfSubmitted } from '../../storage/analyses/dashboardPages';
import type { Db } from '../../storage/database';
import { standInsOn } from '../../storage/people/standIns';
import { listUsers } from '../../storage/people/users';
import { movedLegs } from '../../storage/trades/crmOrders';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { slotsFor } from '../../trades/consents';
import type { Viewing } from '../accounts/viewing';
import { challengesOf } from '../challenges/challengesOf';
import { type DueCoaching, dueCoaching } from '../coaching/dueCoaching';
import { type LateHandoffs, lateHandoffs } from '../handoffs/lateHandoffs';
import { repsOf } from '../trades/consentFacts';
import { dueReviews } from '../trades/dueReviews';

export interface OpenTrade {
  id: string;
  number: number;
  accounts: string[];
  effectiveDate: Day | null;
}

/** What waits for a person today. */
export interface NeedsToday {
  consents: OpenTrade[];
  /** Scheduled for a day that is past, and not in effect. */
  overdue: OpenTrade[];
  /** Scheduled for today, not in effect yet. */
  due: OpenTrade[];
  conflicts: OpenTrade[];
  /** Approved by everybody and without a date that was announced. */
  toSchedule: OpenTrade[];
  /** With a date of which the reps know nothing yet. */
  toAnnounce: OpenTrade[];
  /** Challenged by a rep; this user is asked for the answer. */
  challenges: OpenTrade[];
  /** In effect, and their day of review has come without a decision. */
  reviews: OpenTrade[];
  /** Put together by this user and not submitted. */
  drafts: OpenTrade[];
  /** Steps of handoffs in sight that are late, and where they stand. */
  handoffsLate: LateHandoffs | null;
  /** Accounts whose new owner the CRM is still to be told of. */
  crmDue: number;
  /** Owners that the CRM and the ledger disagree on. */
  differences: number;
  /** Steps of coaching plans that are late or due soon, and reviews that have come. */
  coaching: DueCoaching[];
}

const NOTHING: Omit<NeedsToday, 'differences' | 'crmDue' | 'coaching' | 'handoffsLate'> = {
  consents: [],
  overdue: [],
  due: [],
  conflicts: [],
  toSchedule: [],
  toAnnounce: [],
  challenges: [],
  reviews: [],
  drafts: [],
};

/** Collects the decisions that wait for this user; readers who decide nothing get an empty list. */
export async function needsToday(db: Db, viewing: Viewing, today: Day): Promise<NeedsToday> {
  const { user } = viewing;
  const differences = canResolveDifferences(user)
    ? await countDifferences(db, { resolved: false, repIds: viewing.repIds })
    : 0;
  const coaching = await dueCoaching(db, user, today);
  const crmDue = canImport(user) ? (await movedLegs(db, { states: ['due'] })).length : 0;
  const handoffsLate = await lateHandoffs(db, viewing, today);
  if (!canPlan(user)) return { ...NOTHING, differences, crmDue, coaching, handoffsLate };
  const open = await listTrades(db, { states: ['draft', 'submitted', 'approved', 'scheduled', 'conflict'] });
  const inSight = (trade: Trade) => repsOf(trade).some((repId) => sees(viewing.scope, repId));
  const mine = open.filter(inSight);
  const groups = {
    consents: await waitingFor(
      db,
      user.id,
      open.filter((trade) => trade.state === 'submitted'),
      today,
    ),
    overdue: mine.filter((t) => t.state === 'scheduled' && t.effectiveDate !== null && t.effectiveDate < today),
    due: mine.filter((t) => t.state === 'scheduled' && t.effectiveDate === today),
    conflicts: mine.filter((trade) => trade.state === 'conflict'),
    toSchedule: mine.filter((trade) => trade.state === 'approved'),
    toAnnounce: mine.filter((trade) => trade.state === 'scheduled' && trade.announcedAt === null),
    challenges: await challenged(db, user.id, open, today),
    reviews: (await dueReviews(db, today)).filter(inSight),
    drafts: open.filter((trade) => trade.state === 'draft' && trade.createdBy === user.id),
  };
  const shown = Object.values(groups).flat();
  const names = await accountNames(db, [...new Set(shown.flatMap((t) => t.legs.map((leg) => leg.accountId)))]);
  const list = (trades: Trade[]): OpenTrade[] => trades.map((trade) => named(trade, names));
  return {
    consents: list(groups.consents),
    overdue: list(groups.overdue),
    due: list(groups.due),
    conflicts: list(groups.conflicts),
    toSchedule: list(groups.toSchedule),
    toAnnounce: list(groups.toAnnounce),
    challenges: list(groups.challenges),
    reviews: list(groups.reviews),
    drafts: list(groups.drafts),
    differences,
    coaching,
    crmDue,
    handoffsLate,
  };
}

/** The trades with a challenge that this user is asked to answer. */
async function challenged(db: Db, userId: string, open: Trade[], today: Day): Promise<Trade[]> {
  const known = open.filter((trade) => trade.announcedAt !== null);
  const challenges = await challengesOf(db, { tradeIds: known.map(({ id }) => id) }, today);
  const asked = challenges.filter(({ answerers }) => answerers.some((user) => user.userId === userId));
  return known.filter(({ id }) => asked.some(({ tradeId }) => tradeId === id));
}

/** The trades that this user's consent is missing from; people and reporting lines are read once for all of them. */
async function waitingFor(db: Db, userId: string, submitted: Trade[], today: Day): Promise<Trade[]> {
  if (submitted.length === 0) return [];
  const given = await consentsOfSubmitted(db);
  const managerOf = new Map<RepId, RepId | null>((await loadReps(db)).map((rep) => [rep.id, rep.managerId]));
  const approvers = (await listUsers(db))
    .filter((user) => user.disabledAt === null)
    .map(({ id, name, role, repId }) => ({ userId: id, name, role, repId }));
  const standIns = await standInsOn(db, today);
  return submitted.filter((trade) => {
    const consents = given.get(trade.id) ?? [];
    const facts = {
      repIds: repsOf(trade),
      managerOf,
      approvers,
      proposerId: trade.createdBy,
      given: consents,
      standIns,
    };
    return slotsFor(userId, facts).length > 0;
  });
}

function named({ id, number, effectiveDate, legs }: Trade, names: ReadonlyMap<AccountId, string>): OpenTrade {
  return { id, number, effectiveDate, accounts: legs.map((leg) => names.get(leg.accountId) ?? '') };
}
