import type { CoachingPlan, Done, PlanHeader, RecordedEvent, Step } from './types';

/** What a plan is after everything that happened to it, the oldest event first. */
export function foldPlan(header: PlanHeader, events: readonly RecordedEvent[]): CoachingPlan {
  const plan: CoachingPlan = { ...header, goals: [], steps: [], notes: [], left: [], end: null };
  return events.reduce(after, plan);
}

/** A plan after one more event. */
function after(plan: CoachingPlan, event: RecordedEvent): CoachingPlan {
  const { id, at, by } = event;
  const done: Done = { at, by };
  switch (event.kind) {
    case 'goalSet':
      return { ...plan, goals: [...plan.goals, { ...event.goal, ...done }] };
    case 'stepAdded': {
      const step: Step = { id, words: event.words, due: event.due, added: done, done: null, dropped: null };
      return { ...plan, steps: [...plan.steps, step] };
    }
    case 'stepDone':
      return withStep(plan, event.step, { done });
    case 'stepReopened':
      return withStep(plan, event.step, { done: null });
    case 'stepDropped':
      return withStep(plan, event.step, { dropped: { ...done, reason: event.reason } });
    case 'noteAdded':
      return { ...plan, notes: [...plan.notes, { id, words: event.words, audience: event.audience, ...done }] };
    case 'accountLeft':
      return { ...plan, left: [...plan.left, { accountId: event.accountId, reason: event.reason, ...done }] };
    case 'accountReturned':
      return { ...plan, left: plan.left.filter(({ accountId }) => accountId !== event.accountId) };
    case 'ended':
      return { ...plan, end: { result: event.result, reason: event.reason, ...done } };
  }
}

function withStep(plan: CoachingPlan, id: number, change: Partial<Step>): CoachingPlan {
  return { ...plan, steps: plan.steps.map((step) => (step.id === id ? { ...step, ...change } : step)) };
}
