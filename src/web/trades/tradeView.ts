import type { Response } from 'express';
import { challengesOf } from '../../app/challenges/challengesOf';
import { lotteryFacts, schedulingHold } from '../../app/lottery/schedulingHold';
import { orSaid } from '../../app/outcomes/orSaid';
import { coachFirst } from '../../app/rotations/suggestions';
import { allowedActions } from '../../app/trades/allowedActions';
import { coachingOfParties } from '../../app/trades/coachingOfParties';
import { consentFacts } from '../../app/trades/consentFacts';
import { effectDecision } from '../../app/trades/effectDecision';
import { findTrade } from '../../app/trades/findTrade';
import { limitProblems } from '../../app/trades/limits';
import { undoWarnings } from '../../app/trades/proposeUndo';
import { canBeRepaired } from '../../app/trades/repairTrade';
import { storyOf } from '../../app/trades/storyOf';
import { tradeDossier } from '../../app/trades/tradeDossier';
import { canProposeTrade } from '../../people/permissions';
import { nextQuarterStart } from '../../shared/calendar';
import { commentsOf, repairsOf } from '../../storage/trades/talk';
import type { Trade } from '../../storage/trades/trades';
import { type ConsentFacts, mayReplaceFor, slotsFor } from '../../trades/consents';
import { eventWords } from '../../trades/story';
import { challengeView } from '../challenges/view';
import { creditView } from '../credit/creditView';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { tradeFigures } from '../outcomes/tradeFigures';
import { actorOf, touches, visibleReps } from '../rotations/actor';
import { dayWriter, localeOf } from '../rotations/dayText';
import type { Services } from '../services';

/** As long as owners have not changed, coaching under way is told of. */
const BEFORE_EFFECT: readonly Trade['state'][] = [
  'draft',
  'submitted',
  'approved',
  'held_out',
  'scheduled',
  'conflict',
];

/** A trade that concerns somebody in sight of the user; for all others it does not exist. */
export async function tradeInSight(res: Response, services: Services, id: string): Promise<Trade> {
  const trade = await findTrade(services.database.db, id);
  if (!touches(await visibleReps(res, services), trade.legs)) throw pageNotFound();
  return trade;
}

/** Everything that a trade's page shows to this user, with only those actions that would be accepted now. */
export async function tradeView(res: Response, services: Services, id: string) {
  const { database } = services;
  const trade = await tradeInSight(res, services, id);
  const dossier = await tradeDossier(database.db, trade, services.today());
  const { rotation } = dossier;
  const lottery = await lotteryFacts(database.db, rotation);
  const hold = schedulingHold(trade, lottery, services.today(), dayWriter(localeOf(res)));
  const facts = await consentFacts(database.db, trade, services.today());
  const can = allowedActions(trade, facts, actorOf(res, services), services.today(), {
    held: hold !== null,
    drawn: lottery.secondWave !== null,
  });
  const nextStart = nextQuarterStart(services.today(), rotation.policy.fiscalYearStartMonth);
  const planned = trade.effectiveDate !== null && trade.effectiveDate > services.today() ? trade.effectiveDate : null;
  return {
    title: `Trade ${trade.number}`,
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
    trade,
    ...dossier,
    names: dossier.sides.map((side) => side.name),
    consentFor: inWhoseStead(facts, actorOf(res, services).id),
    can: Object.fromEntries([...can].map((action) => [action, true])),
    open: dossier.consents.filter((consent) => consent.given === null),
    toCoach: await coachFirst(
      database.db,
      rotation,
      dossier.sides.map((side) => side.repId),
    ),
    coached: BEFORE_EFFECT.includes(trade.state)
      ? await coachingOfParties(database.db, trade, await visibleReps(res, services))
      : [],
    waitsBecause: await waitsBecause(services, trade),
    ...(await limitsAhead(services, trade, can)),
    credit: await creditView(res, services, trade, rotation),
    hold,
    challenges: (await challengesOf(database.db, { tradeIds: [trade.id] }, services.today())).map((challenge) =>
      challengeView(challenge, currentUser(res).id),
    ),
    story: (await storyOf(database.db, trade)).map((event) => ({ ...event, label: eventWords(event) })),
    comments: await commentsOf(database.db, trade.id, true),
    commentsAt: canProposeTrade(currentUser(res)) ? `/trades/${trade.id}/comments` : null,
    canRepair:
      canProposeTrade(currentUser(res)) &&
      canBeRepaired(trade) &&
      trade.legs.some(({ fromRepId }) => fromRepId !== null && mayReplaceFor(currentUser(res), fromRepId, facts)),
    ...(await repairsOf(database.db, trade.id)),
    toAnnounce: trade.state === 'scheduled' && trade.announcedAt === null,
    nextStart,
    dayOffered: planned ?? nextStart,
    warnings: can.has('undo') ? await undoWarnings(database.db, trade, services.today()) : [],
    ...(await figuresOf(services, trade)),
  };
}

/** Before and after of a trade in effect, as soon as it is worked out. */
async function figuresOf(services: Services, { id, state }: Trade) {
  if (state !== 'in_effect' && state !== 'reversed') return { figures: null };
  const { database, now } = services;
  const { part: figures, why: figuresWhy } = await orSaid(database, now(), () => tradeFigures(database, id));
  return { figures, figuresWhy };
}

/** Why a trade whose day has come has not taken effect, in sentences; empty where nothing stands in the way. */
async function waitsBecause({ database, today }: Services, trade: Trade): Promise<string[]> {
  const { effectiveDate } = trade;
  if (trade.state !== 'scheduled' || effectiveDate === null || effectiveDate > today()) return [];
  const decision = await effectDecision(database.db, { ...trade, effectiveDate }, today());
  return decision.kind === 'apply' ? [] : [decision.because].flat();
}

/** What agreeing to the trade, or withdrawing it, would do to the limits; asked only of who could do it. */
async function limitsAhead({ database: { db } }: Services, trade: Trade, can: ReadonlySet<string>) {
  const limits = can.has('consent') ? await limitProblems(db, trade) : [];
  const agreed = trade.state === 'approved' || trade.state === 'scheduled' || trade.state === 'held_out';
  return {
    limits,
    keptByWaiting: limits.length > 0 && (await limitProblems(db, trade, { waitingToo: true })).length === 0,
    brokenWithout: can.has('withdrawal') && agreed ? await limitProblems(db, trade, { without: true }) : [],
  };
}

/** Name of the absent manager for whom the user would consent; null = in their own right. */
function inWhoseStead(facts: ConsentFacts, userId: string | null): string | null {
  if (userId === null) return null;
  const [slot] = slotsFor(userId, facts);
  return slot?.eligible.find((user) => user.userId === userId)?.standsInFor?.name ?? null;
}
