import { z } from 'zod';
import type { PlanLine } from '../../../app/coaching/listPlansFor';
import type { ShownPlan } from '../../../app/coaching/showPlan';
import { goalOf, isLate, openSteps, standingOf } from '../../../coaching/standing';
import { type Done, RESULTS, type Step } from '../../../coaching/types';
import type { Day } from '../../../shared/calendar';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { accountId, day, instant, repId } from '../fields';
import { named } from '../named';

export const measure = z.enum(['relativeGrowth', 'categories']);
export const audience = z.enum(['everyone', 'line']);
export const result = z.enum(RESULTS);

const standing = z.enum(['ahead', 'running', 'reviewDue', 'ended']);
const done = { at: instant, by: z.string() };
const target = z.number().meta({
  description: 'relativeGrowth: growth beyond similar customers, a fraction; categories: how many are bought first.',
});

const head = {
  coachingPlanId: z.string(),
  repId,
  repName: z.string(),
  standing,
  startDate: day,
  reviewDate: day,
  openSteps: z.int(),
  lateSteps: z.int(),
};

export const coachingLines = named('CoachingPlanList', z.object({ data: z.array(z.object(head)) }));

export const coachingPlan = named(
  'CoachingPlan',
  z.object({
    ...head,
    wholeBook: z.boolean(),
    reason: z.string().nullable().meta({ description: 'Why coaching, where the figures did not suggest it.' }),
    opened: z.object(done),
    goals: z
      .array(z.object({ words: z.string(), measure, target, reviewDate: day, reason: z.string().nullable(), ...done }))
      .meta({ description: 'The oldest first; the last one counts.' }),
    steps: z.array(
      z.object({
        stepId: z.int(),
        words: z.string(),
        due: day,
        state: z.enum(['open', 'late', 'done', 'dropped']),
        reason: z.string().nullable().meta({ description: 'Why it was dropped.' }),
      }),
    ),
    notes: z.array(z.object({ words: z.string(), audience, ...done })),
    accounts: z.array(
      z.object({
        accountId,
        name: z.string(),
        ownerId: repId.nullable().meta({ description: 'Of today; null = nobody.' }),
        leftBecause: z.string().nullable().meta({ description: 'Null as long as it belongs to the plan.' }),
      }),
    ),
    figure: z
      .number()
      .nullable()
      .meta({ description: 'How far the measure of the goal has come; null while it is not known or not shown.' }),
    figurePending: z.boolean().meta({ description: 'The figure is being worked out: ask again in half a minute.' }),
    figureWithheld: z.boolean().meta({ description: 'The company shows figures of a rep to that rep alone.' }),
    end: z.object({ result, reason: z.string(), ...done }).nullable(),
  }),
);

function headOf(plan: PlanLine['plan'], repName: string, rep: string, today: Day) {
  const open = openSteps(plan);
  return {
    coachingPlanId: plan.id,
    repId: rep,
    repName,
    standing: standingOf(plan, today),
    startDate: plan.startDate,
    reviewDate: goalOf(plan).reviewDate,
    openSteps: open.length,
    lateSteps: open.filter((step) => isLate(step, today)).length,
  };
}

function stateOf(step: Step, today: Day): 'open' | 'late' | 'done' | 'dropped' {
  if (step.done) return 'done';
  if (step.dropped) return 'dropped';
  return isLate(step, today) ? 'late' : 'open';
}

/** Coaching plans in a list, as the API tells them. */
export async function coachingLinesJson(db: Db, lines: readonly PlanLine[], today: Day) {
  const reps = await repExternalIds(db);
  return { data: lines.map(({ plan, repName }) => headOf(plan, repName, reps.get(plan.repId) ?? '', today)) };
}

/** One coaching plan as its reader may see it. */
export async function coachingPlanJson(db: Db, shown: ShownPlan, today: Day) {
  const { plan, rep, people } = shown;
  const reps = await repExternalIds(db);
  const accounts = await accountExternalIds(db, plan.accountIds);
  const by = (one: Done) => ({ at: one.at, by: one.by === null ? 'system' : (people.get(one.by) ?? 'former user') });
  const left = new Map(plan.left.map((one) => [one.accountId, one.reason]));
  return {
    ...headOf(plan, rep.name, reps.get(plan.repId) ?? '', today),
    wholeBook: plan.wholeBook,
    reason: plan.reason,
    opened: by(plan.opened),
    goals: plan.goals.map((goal) => ({ ...goal, ...by(goal) })),
    steps: plan.steps.map((step) => ({
      ...step,
      stepId: step.id,
      state: stateOf(step, today),
      reason: step.dropped?.reason ?? null,
    })),
    notes: plan.notes.map((note) => ({ ...note, ...by(note) })),
    accounts: shown.accounts.map((account) => ({
      accountId: accounts.get(account.accountId) ?? '',
      name: account.name,
      ownerId: account.ownerId === null ? null : (reps.get(account.ownerId) ?? null),
      leftBecause: left.get(account.accountId) ?? null,
    })),
    figure: shown.progress?.figure ?? null,
    figurePending: shown.progressWhy !== null,
    figureWithheld: shown.withheld,
    end: plan.end && { ...plan.end, ...by(plan.end) },
  };
}
