import type { Response } from 'express';
import { challengesOf } from '../../app/challenges/challengesOf';
import { powerBefore } from '../../app/outcomes/powerBefore';
import { findRotation } from '../../app/rotations/findRotation';
import { type RotationStanding, rotationStanding } from '../../app/rotations/rotationStanding';
import { canPlan } from '../../people/permissions';
import { powerSentences } from '../../reviews/effect/powerSentences';
import { wishesOpen } from '../../rotations/wishes';
import type { Day } from '../../shared/calendar';
import { companyTelling } from '../../storage/people/company';
import { holidaySet } from '../../storage/people/holidays';
import { listPlanSummaries } from '../../storage/plans/planPages';
import { planSize } from '../../storage/plans/planSize';
import { exclusionCounts } from '../../storage/rotations/rotationPages';
import { listCandidates, sumCandidates } from '../../storage/rotations/rotationPagesCandidates';
import type { Rotation } from '../../storage/rotations/rotations';
import { wishWindow } from '../../storage/rotations/wishes';
import { announcementsOf } from '../../storage/trades/announcements';
import { challengesUntil } from '../../trades/challenges/standing';
import { challengeView } from '../challenges/view';
import { planProgress } from '../jobs/planProgress';
import { currentUser } from '../middleware/viewer';
import { policyFacts } from '../policy/facts';
import type { Services } from '../services';
import { vacantBooks } from '../transfers/vacantBooks';
import { visibleReps } from './actor';
import { dayWriter, localeOf } from './dayText';
import { stepsOf } from './steps';
import { type TradeRow, tradeTable } from './tradeRows';

const SHOWN_CANDIDATES = 8;

/** Everything that a rotation's page shows to this user. */
export async function rotationView(res: Response, services: Services, id: string) {
  const { db } = services.database;
  const rotation = await findRotation(db, id);
  const standing = await rotationStanding(db, rotation, services.today(), dayWriter(localeOf(res)));
  const { rows: trades, hidden, waitsFor } = await tradeTable(res, services, rotation);
  const running = standing.analysisJob?.state === 'queued' || standing.analysisJob?.state === 'running';
  return {
    title: rotation.name,
    active: 'rotations',
    breadcrumbs: [{ label: 'Rotations', href: '/rotations' }],
    refresh: running || standing.planJobs.length > 0 ? 3 : undefined,
    rotation,
    standing,
    steps: stepsOf(id, standing, (await visibleReps(res, services)) === null),
    vacant: await vacantBooks(services, rotation),
    comparable: standing.plans.length > 1,
    archived: await listPlanSummaries(db, id, true),
    planProgress: standing.planJobs.map((job) => ({ ...planProgress(job), name: job.payload.name })),
    analysing: running ? standing.analysisJob : null,
    analysisFailed: standing.analysisJob?.state === 'failed' ? standing.analysisJob.error : null,
    ...(await reviewed(res, services, rotation)),
    wishesUntil: await stillAsked(services, id),
    power: standing.counts.in_effect ? null : await powerOf(services, rotation, standing),
    excluded: await exclusionCounts(db, rotation),
    who: listed(waitsFor) ?? standing.who,
    trades,
    hiddenTrades: hidden,
    ...(await announced(res, services, rotation, trades)),
    batches: batchesOf(trades),
    canAct: canPlan(currentUser(res)) && rotation.closedAt === null,
    policyFacts: policyFacts(rotation.policy, localeOf(res)),
  };
}

/** What the swaps of the newest plan could show, in sentences; null without a plan that swaps anything. */
async function powerOf(
  { database }: Services,
  rotation: Rotation,
  standing: RotationStanding,
): Promise<string[] | null> {
  const plan = standing.plans.find(({ swaps }) => swaps > 0);
  if (!plan || standing.candidates === null) return null;
  const power = await powerBefore(database, rotation, plan.id, standing.candidates.accounts);
  const { expectedCents } = await planSize(database.db, plan.id);
  return powerSentences(power, await companyTelling(database.db), Math.round(expectedCents / 4));
}

/** The candidates in sight of the user: their sum, and the largest by what they could still buy. */
async function reviewed(res: Response, services: Services, rotation: Rotation) {
  if (rotation.analysisId === null) return { inSight: null, candidates: [] };
  const within = await visibleReps(res, services);
  const query = { rotation, within: within === null ? null : [...within] };
  const { db } = services.database;
  return {
    inSight: await sumCandidates(db, query),
    ownTeamOnly: within !== null,
    candidates: await listCandidates(db, query, {
      column: 'headroom',
      descending: true,
      limit: SHOWN_CANDIDATES,
      offset: 0,
    }),
  };
}

/** Several names as one phrase; null without any. */
function listed(names: string[]): string | null {
  return names.length === 0 ? null : names.join(', ').replace(/, ([^,]+)$/, ' and $1');
}

function batchesOf(trades: TradeRow[]) {
  const batches = {
    consents: trades.filter((trade) => trade.can.has('consent')),
    submissions: trades.filter((trade) => trade.can.has('submission')),
    schedules: trades.filter((trade) => trade.can.has('schedule') && trade.state !== 'conflict'),
  };
  const consentsBack = trades.filter((trade) => trade.can.has('consentBack'));
  const primary = Object.entries(batches).find(([, rows]) => rows.length > 0)?.[0] ?? null;
  return { ...batches, consentsBack, primary };
}

/** What the reps know of the rotation, what is still to be announced, and what they hold against it. */
async function announced(res: Response, { database: { db }, today }: Services, rotation: Rotation, trades: TradeRow[]) {
  const shown = new Set(trades.map(({ id }) => id));
  const challenges = await challengesOf(db, { rotationId: rotation.id }, today());
  const acts = canPlan(currentUser(res)) && rotation.closedAt === null;
  return {
    announcements: (await announcementsOf(db, rotation.id)).map((one) => ({
      ...one,
      open: today() <= one.challengesUntil,
    })),
    toAnnounce: acts ? trades.filter((trade) => trade.state === 'scheduled' && !trade.isAnnounced) : [],
    challengesUntil: challengesUntil(today(), await holidaySet(db)),
    challenges: challenges
      .filter(({ tradeId }) => shown.has(tradeId))
      .map((challenge) => challengeView(challenge, currentUser(res).id)),
  };
}

/** The last day on which reps can say what they wish, while they still can. */
async function stillAsked(services: Services, id: string): Promise<Day | null> {
  const window = await wishWindow(services.database.db, id);
  return wishesOpen(window, services.today()) ? window!.closesOn : null;
}
