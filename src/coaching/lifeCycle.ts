import type { AccountId } from '../accounts/types';
import { isDay } from '../shared/calendar';
import { ProductError } from '../shared/errors';
import { goalProblem } from './goal';
import { accountsNow } from './standing';
import type { CoachingEvent, CoachingPlan, Step } from './types';

/** At most so many letters in anything that a person writes. */
const LONGEST = 2000;

/**
 * Makes sure that an event may happen to a plan. An ended plan never changes; a step is done or dropped once; an account
 * leaves that is in the plan and comes back that left it.
 * @throws ProductError coaching.noStep, coaching.noAccount (notFound where the plan never had it); coaching.ended,
 * coaching.stepClosed, coaching.stepOpen, coaching.noAccount (conflict); coaching.words, coaching.day, coaching.goal (invalid), with the field of a form in details
 */
export function requirePossible(plan: CoachingPlan, event: CoachingEvent): void {
  if (plan.end !== null) {
    throw new ProductError('conflict', 'coaching.ended', 'This coaching plan has ended; it is kept as it was.');
  }
  switch (event.kind) {
    case 'goalSet':
      requireGoal(plan, event);
      break;
    case 'stepAdded':
      requireWords(event.words, 'words', 'Say what is to be done');
      requireDay(event.due, 'due');
      break;
    case 'stepDone':
      requireOpen(stepOf(plan, event.step));
      break;
    case 'stepReopened':
      requireDone(stepOf(plan, event.step));
      break;
    case 'stepDropped':
      stepOf(plan, event.step);
      requireWords(event.reason, 'reason', 'Give a reason');
      requireOpen(stepOf(plan, event.step));
      break;
    case 'noteAdded':
      requireWords(event.words, 'note', 'Write the note');
      break;
    case 'accountLeft':
      requireHeld(plan, event.accountId);
      requireWords(event.reason, 'reason', 'Give a reason');
      requireAccount(accountsNow(plan).includes(event.accountId), 'is not in this coaching plan.');
      break;
    case 'accountReturned':
      requireHeld(plan, event.accountId);
      requireWords(event.reason, 'reason', 'Give a reason');
      requireAccount(
        plan.left.some(({ accountId }) => accountId === event.accountId),
        'has not left this coaching plan.',
      );
      break;
    case 'ended':
      requireWords(event.reason, 'reason', 'Say why it ends like this');
      break;
  }
}

function requireGoal(plan: CoachingPlan, { goal }: Extract<CoachingEvent, { kind: 'goalSet' }>): void {
  const problem = goalProblem(goal, plan.startDate);
  if (problem) throw new ProductError('invalid', 'coaching.goal', problem.sentence, { field: problem.field });
  if (plan.goals.length > 0) requireWords(goal.reason ?? '', 'reason', 'Give a reason for the change');
}

/** A text of three letters or more that is not endless. */
export function requireWords(text: string, field: string, what: string): void {
  const length = text.trim().length;
  if (length >= 3 && length <= LONGEST) return;
  const sentence =
    length < 3 ? `${what}, in three letters or more.` : `${what}, in at most ${LONGEST} letters; it has ${length}.`;
  throw new ProductError('invalid', 'coaching.words', sentence, { field });
}

function requireDay(day: string, field: string): void {
  if (isDay(day)) return;
  throw new ProductError('invalid', 'coaching.day', `"${day}" is not a day; write YYYY-MM-DD.`, { field });
}

function stepOf(plan: CoachingPlan, id: number): Step {
  const step = plan.steps.find((one) => one.id === id);
  if (step) return step;
  throw new ProductError('notFound', 'coaching.noStep', 'There is no such step in this coaching plan.');
}

function requireOpen(step: Step): void {
  if (step.done === null && step.dropped === null) return;
  const how = step.dropped === null ? 'done' : 'dropped';
  throw new ProductError('conflict', 'coaching.stepClosed', `The step "${step.words}" is ${how} already.`);
}

function requireDone(step: Step): void {
  if (step.done !== null) return;
  throw new ProductError('conflict', 'coaching.stepOpen', `The step "${step.words}" is not done.`);
}

/** What a plan never had is not there, whatever is to be done with it. */
function requireHeld(plan: CoachingPlan, accountId: AccountId): void {
  if (plan.accountIds.includes(accountId)) return;
  throw new ProductError('notFound', 'coaching.noAccount', 'There is no such account in this coaching plan.');
}

function requireAccount(right: boolean, problem: string): void {
  if (!right) throw new ProductError('conflict', 'coaching.noAccount', `The account ${problem}`);
}
