import { z } from 'zod';
import { changePlan } from '../../../app/coaching/changePlan';
import { showPlan } from '../../../app/coaching/showPlan';
import type { CoachingEvent } from '../../../coaching/types';
import type { TokenScope } from '../../../people/scopes';
import { countedId } from '../../../shared/countedId';
import { ProductError } from '../../../shared/errors';
import { day } from '../fields';
import { namedBody } from '../named';
import { type Call, type Route, route } from '../route';
import { goalFields } from './coaching';
import { audience, coachingPlan, coachingPlanJson, result } from './coachingJson';
import { accountNamed } from './ids';

const words = z.string().trim().min(1).max(2000);
const because = namedBody('CoachingReason', z.strictObject({ reason: words }));

type Asked = Pick<Call<never, never>, 'db' | 'user' | 'params'>;

/** One thing that happens to a coaching plan; the answer is the plan as it stands then. */
function happening<B extends z.ZodType>(
  path: string,
  [scope, like]: [TokenScope, string],
  summary: string,
  body: B | undefined,
  eventOf: (sent: z.output<B>, call: Asked) => CoachingEvent | Promise<CoachingEvent>,
): Route {
  return route({
    method: 'post',
    path: `/coaching-plans/{coachingPlanId}/${path}`,
    scope,
    like: `POST /coaching/:id/${like}`,
    tag: 'Coaching',
    summary,
    body,
    status: 201,
    answer: coachingPlan,
    async handle({ services, db, user, params, body: sent, actor }) {
      const { database } = services;
      const id = params.coachingPlanId;
      // For all others the plan does not exist, whatever they send.
      await showPlan(database, id, user, actor);
      await changePlan(database, id, await eventOf(sent as z.output<B>, { db, user, params }), actor);
      const told = await coachingPlanJson(db, await showPlan(database, id, user, actor), actor.today);
      return { location: `/coaching-plans/${id}`, body: told };
    },
  });
}

const step = ({ params }: Asked): number => countedId(params.stepId);

export const coachingStepRoutes: Route[] = [
  happening(
    'steps',
    ['propose', 'steps'],
    'Add a step',
    namedBody('CoachingStep', z.strictObject({ words, due: day })),
    (sent) => ({ kind: 'stepAdded', ...sent }),
  ),
  happening('steps/{stepId}/completions', ['own', 'steps/:step/done'], 'Tick off a step', undefined, (_, call) => ({
    kind: 'stepDone',
    step: step(call),
  })),
  happening(
    'steps/{stepId}/reopenings',
    ['own', 'steps/:step/reopening'],
    'Open a step again',
    undefined,
    (_, call) => ({
      kind: 'stepReopened',
      step: step(call),
    }),
  ),
  happening('steps/{stepId}/droppings', ['propose', 'steps/:step/dropping'], 'Drop a step', because, (sent, call) => ({
    kind: 'stepDropped',
    step: step(call),
    reason: sent.reason,
  })),
  happening(
    'notes',
    ['own', 'notes'],
    'Write a note; those of a rep are read by everybody who sees the plan',
    namedBody('CoachingNote', z.strictObject({ words, audience: audience.default('everyone') })),
    (sent, { user }) => {
      if (sent.audience === 'line' && user.role !== 'manager') throw forEverybody();
      return { kind: 'noteAdded', ...sent };
    },
  ),
  happening(
    'accounts/{accountId}/departures',
    ['propose', 'accounts/:account/leaving'],
    'Take an account out of the plan',
    because,
    async ({ reason }, { db, params }) => ({
      kind: 'accountLeft',
      accountId: await accountNamed(db, params.accountId),
      reason,
    }),
  ),
  happening(
    'accounts/{accountId}/returns',
    ['propose', 'accounts/:account/return'],
    'Take it back in',
    because,
    async ({ reason }, { db, params }) => ({
      kind: 'accountReturned',
      accountId: await accountNamed(db, params.accountId),
      reason,
    }),
  ),
  happening(
    'goals',
    ['propose', 'goal'],
    'Change the goal; the one before is kept',
    namedBody('CoachingGoal', z.strictObject({ ...goalFields, reason: words })),
    ({ goal, ...sent }) => ({ kind: 'goalSet', goal: { ...sent, words: goal } }),
  ),
  happening(
    'ends',
    ['propose', 'end'],
    'End it with its result',
    namedBody('CoachingEnd', z.strictObject({ result, reason: words })),
    (sent) => ({ kind: 'ended', ...sent }),
  ),
];

function forEverybody(): ProductError {
  const sentence = 'Only managers write notes for the line alone: leave the audience out.';
  return new ProductError('invalid', 'coaching.audience', sentence, { field: 'audience' });
}
