import { type Standing, standingOf } from '../../rotations/stages';
import type { RotationFacts } from '../../rotations/stages/facts';
import { wishesOpen } from '../../rotations/wishes';
import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import type { Job } from '../../storage/jobs/jobs';
import { listPlanSummaries, type PlanSummary } from '../../storage/plans/planPages';
import { tradeCounts, tradeDates } from '../../storage/rotations/rotationPages';
import { type CandidateSum, sumCandidates } from '../../storage/rotations/rotationPagesCandidates';
import { lastRotationJob, openRotationJobs } from '../../storage/rotations/rotationPagesJobs';
import type { Rotation } from '../../storage/rotations/rotations';
import { repsWithBook, wishesOf, wishWindow } from '../../storage/rotations/wishes';
import { announcedCounts, announcementsOf } from '../../storage/trades/announcements';
import { challengesOf } from '../challenges/challengesOf';
import { handoffCounts, handoffsOf } from '../handoffs/handoffsOf';
import { lotteryStanding } from '../lottery/lotteryStanding';

export interface RotationStanding extends Standing {
  plans: PlanSummary[];
  /** The newest analysis job, whatever became of it. */
  analysisJob: Job | null;
  /** Plan jobs that are queued or running, oldest first. */
  planJobs: Job[];
  /** Candidates of the whole company; null before the first analysis. */
  candidates: CandidateSum | null;
  /** Trades by state. */
  counts: Partial<Record<string, number>>;
}

/** Where a rotation stands: its stages with who acts next and what is late, its plans and the work under way. */
export async function rotationStanding(
  db: Db,
  rotation: Rotation,
  today: Day,
  dayText?: (day: Day) => string,
): Promise<RotationStanding> {
  const plans = await listPlanSummaries(db, rotation.id);
  const analysisJob = await lastRotationJob(db, 'analysis', rotation.id);
  const planJobs = await openRotationJobs(db, 'plan', rotation.id);
  const counts = (await tradeCounts(db, rotation.id)).get(rotation.id) ?? {};
  const candidates = rotation.analysisId === null ? null : await sumCandidates(db, { rotation, within: null });
  const facts: RotationFacts = {
    analysis: analysisState(rotation, analysisJob),
    candidates: candidates?.accounts ?? 0,
    plans: plans.length,
    swaps: plans.reduce((sum, plan) => sum + plan.swaps, 0),
    planning: planJobs.length > 0,
    trades: {
      drafts: counts.draft ?? 0,
      submitted: counts.submitted ?? 0,
      approved: counts.approved ?? 0,
      heldOut: counts.held_out ?? 0,
      scheduled: counts.scheduled ?? 0,
      conflicts: counts.conflict ?? 0,
      inEffect: counts.in_effect ?? 0,
    },
    lottery: await lotteryStage(db, rotation, today),
    ...(await announcedFacts(db, rotation, today)),
    wishes: await wishStage(db, rotation, today),
    handoffs: handoffCounts(await handoffsOf(db, { rotationId: rotation.id }, today)),
    effectiveDate: rotation.effectiveDate,
    ...(await tradeDates(db, rotation.id)),
    closed: rotation.closedAt !== null,
    today,
  };
  return { ...standingOf(facts, dayText), plans, analysisJob, planJobs, candidates, counts };
}

/** A fresh analysis under way counts as running, also where an older one is there to look at. */
function analysisState(rotation: Rotation, job: Job | null): RotationFacts['analysis'] {
  if (job?.state === 'queued' || job?.state === 'running') return 'running';
  if (rotation.analysisId !== null) return 'done';
  return job === null ? 'none' : 'failed';
}

async function lotteryStage(db: Db, rotation: Rotation, today: Day): Promise<RotationFacts['lottery']> {
  const lottery = await lotteryStanding(db, rotation, today);
  if (lottery === null) return null;
  const { end, prepared, current } = lottery;
  if (end !== null) return { state: end.kind, secondWave: end.kind === 'drawn' ? end.secondWave : null };
  return { state: prepared !== null && current ? 'prepared' : 'open', secondWave: null };
}

/** How far the reps know of it, and what they hold against it. */
async function announcedFacts(
  db: Db,
  rotation: Rotation,
  today: Day,
): Promise<Pick<RotationFacts, 'announcement' | 'challenges'>> {
  const last = (await announcementsOf(db, rotation.id)).at(-1);
  const challenges = await challengesOf(db, { rotationId: rotation.id }, today);
  const open = challenges.filter(({ standing }) => standing.state === 'open');
  return {
    announcement: { ...(await announcedCounts(db, rotation.id)), on: last?.at.slice(0, 10) ?? null },
    challenges: {
      until: last?.challengesUntil ?? null,
      open: open.length,
      late: open.filter(({ standing }) => standing.late).length,
      dueOn: open.map(({ standing }) => standing.dueOn).sort()[0] ?? null,
      who: [...new Set(open.flatMap(({ answerers }) => answerers.map(({ name }) => name)))],
    },
  };
}

async function wishStage(db: Db, rotation: Rotation, today: Day): Promise<RotationFacts['wishes']> {
  const window = await wishWindow(db, rotation.id);
  if (window === null) return null;
  const said = await wishesOf(db, rotation.id);
  return {
    state: wishesOpen(window, today) ? 'open' : 'closed',
    closesOn: window.closesOn,
    answered: new Set(said.map(({ repId }) => repId)).size,
    reps: (await repsWithBook(db, today)).length,
  };
}
