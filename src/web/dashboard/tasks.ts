import type { DueCoaching } from '../../app/coaching/dueCoaching';
import type { NeedsToday, OpenTrade } from '../../app/dashboard/needsToday';
import type { Tone } from '../view/tones';

export interface Task {
  label: string;
  tone: Tone;
  what: string;
  note?: string;
  href: string;
}

/** So many of one kind are named; the rest is counted. */
const NAMED = 5;

/** What waits for somebody, the most urgent first: one line each, the rest of a long list in one line. */
export function tasksOf(needs: NeedsToday): Task[] {
  return [
    ...trades(needs.conflicts, { label: 'conflict', tone: 'worse' }),
    ...trades(needs.overdue, { label: 'overdue', tone: 'worse' }),
    ...trades(needs.due, { label: 'takes effect today', tone: 'waiting' }),
    ...trades(needs.challenges, { label: 'a challenge to answer', tone: 'waiting' }),
    ...trades(needs.consents, { label: 'your consent', tone: 'waiting' }),
    ...trades(needs.toSchedule, { label: 'to be scheduled', tone: 'waiting' }),
    ...trades(needs.toAnnounce, { label: 'to be announced', tone: 'waiting' }),
    ...trades(needs.reviews, { label: 'review due', tone: 'waiting' }, { page: '/outcome', rest: '/review' }),
    ...trades(needs.drafts, { label: 'your draft', tone: 'quiet' }),
    ...coachingTasks(needs.coaching.filter(({ own }) => !own)),
    ...handoffs(needs.handoffsLate),
    ...differences(needs.differences),
    ...crm(needs.crmDue),
  ];
}

function trades(
  open: OpenTrade[],
  kind: Pick<Task, 'label' | 'tone'>,
  to: { page: string; rest: string } = { page: '', rest: '/rotations' },
): Task[] {
  const named: Task[] = open.slice(0, NAMED).map(({ id, number, accounts }) => ({
    ...kind,
    what: `Trade ${number}`,
    note: accounts.join(' ⇄ '),
    href: `/trades/${id}${to.page}`,
  }));
  const rest = open.length - named.length;
  return rest > 0 ? [...named, { ...kind, what: `${rest} more`, href: to.rest }] : named;
}

/** Steps and reviews of coaching plans, to the rep or to the line above. */
export function coachingTasks(due: readonly DueCoaching[]): (Task & { due: string })[] {
  return due.slice(0, NAMED).map(({ planId, repName, own, step, due: day, late }) => ({
    label: step === null ? 'coaching review' : late ? 'coaching, late' : 'coaching',
    tone: late ? 'worse' : 'waiting',
    what: step ?? 'End the plan with its result, or give it more time',
    note: own ? undefined : repName,
    href: `/coaching/${planId}`,
    due: day,
  }));
}

function differences(open: number): Task[] {
  if (open === 0) return [];
  const what = open === 1 ? '1 owner differs from the CRM' : `${open} owners differ from the CRM`;
  return [{ label: 'to be decided', tone: 'waiting', what, href: '/differences' }];
}

function crm(due: number): Task[] {
  if (due === 0) return [];
  const what = due === 1 ? '1 new owner is not in the CRM' : `${due} new owners are not in the CRM`;
  return [{ label: 'to be exported', tone: 'waiting', what, href: '/crm' }];
}

function handoffs(late: NeedsToday['handoffsLate']): Task[] {
  if (late === null) return [];
  const what = late.steps === 1 ? '1 step of a handoff' : `${late.steps} steps of handoffs`;
  return [{ label: 'late', tone: 'worse', what, href: late.href }];
}
