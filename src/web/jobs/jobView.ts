import { studyKinds } from '../../app/studies/kinds';
import type { Job } from '../../storage/jobs/jobs';
import { planProgress } from './planProgress';

const LABELS: Record<Job['kind'], string> = {
  'import.stage': 'Reading the files',
  'import.commit': 'Taking over the data',
  'import.undo': 'Taking an import back',
  analysis: 'Analysis',
  plan: 'Planning',
  transfers: 'Placing vacant books',
  study: 'Working it out',
  backtest: 'Back-test',
  firstLook: 'Swaps to discuss',
  outcomes: 'Comparing with accounts that were not swapped',
  demo: 'Loading the demo company',
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Where a finished job's result is looked at; null where there is no page of its own. */
function resultOf(job: Job): { href: string; label: string } | null {
  const planId = text(job.result?.planId);
  const { importId, rotationId } = job;
  const back = text(job.payload.back);
  if (job.kind === 'firstLook') return { href: '/first-look', label: 'To the first look' };
  if (job.kind === 'backtest') return { href: '/backtest', label: 'To the back-test' };
  if (job.kind === 'study' && back) return { href: back, label: 'Back to the page that asked' };
  const transferPlanId = text(job.result?.transferPlanId);
  if (transferPlanId) return { href: `/transfers/${transferPlanId}`, label: 'To the transfers' };
  if (planId) return { href: `/plans/${planId}`, label: 'To the plan' };
  if (importId) return { href: `/imports/${importId}`, label: 'To the import' };
  if (rotationId) return { href: `/rotations/${rotationId}`, label: 'To the rotation' };
  if (job.kind === 'demo' && job.state === 'done') return { href: '/setup/demo', label: 'See who can sign in' };
  return job.kind === 'analysis' ? { href: '/', label: 'To the dashboard' } : null;
}

/** Everything that a job's page shows. */
export function jobView(job: Job) {
  const open = job.state === 'queued' || job.state === 'running';
  const { progress, kind } = job;
  return {
    title: studyKinds[text(job.payload.kind) ?? '']?.title ?? LABELS[kind],
    active: kind.startsWith('import') ? 'import' : 'rotations',
    refresh: open ? 2 : undefined,
    job,
    open,
    plan: kind === 'plan' ? planProgress(job) : null,
    doing: progress?.note ?? null,
    steps: progress?.total ? progress : null,
    /** The form that asked for a plan under changed conditions. */
    conditions: kind === 'plan' && text(job.payload.parentId) ? `/plans/${text(job.payload.parentId)}/again` : null,
    result: resultOf(job),
  };
}
