import type { Job } from '../../storage/jobs/jobs';

/** What the planner is doing, by the phase that it reports; an unknown phase is shown as it is. */
const PHASES: Record<string, string> = {
  survey: 'Looking at every exchange that is fair in itself',
  bound: 'Working out what no plan can exceed',
  search: 'Looking for the best plan',
  proof: 'Proving how good the best plan is',
};

/** How far a run of the planner is, as `{{> jobs/plan-progress}}` shows it. */
export interface PlanProgressView {
  jobId: string;
  phase: string;
  /** Expected of the best plan so far, and what no plan can exceed; minor units, null before there is one. */
  bestCents: number | null;
  boundCents: number | null;
  /** What could still be won at most, as a share of the bound; null before there is a bound. */
  gap: number | null;
  /** Since it began; null while it waits for its turn. */
  seconds: number | null;
  timeLimitSeconds: number | null;
  /** It was asked to stop: with the best so far, or without a result. */
  stop: Job['stop'];
}

/** The progress of a plan job. */
export function planProgress(job: Job): PlanProgressView {
  const plan = job.progress?.plan ?? null;
  const limit = job.payload.timeLimitSeconds;
  return {
    jobId: job.id,
    phase: job.state === 'queued' ? 'Waiting for its turn' : (PHASES[plan?.phase ?? ''] ?? noteOf(job)),
    bestCents: plan?.bestCents ?? null,
    boundCents: plan?.boundCents ?? null,
    gap: plan === null || plan.boundCents <= 0 ? null : (plan.boundCents - plan.bestCents) / plan.boundCents,
    seconds: job.progress?.seconds ?? null,
    timeLimitSeconds: typeof limit === 'number' ? limit : null,
    stop: job.stop,
  };
}

function noteOf({ progress }: Job): string {
  return progress?.plan?.phase ?? progress?.note ?? 'Beginning';
}
