import { z } from 'zod';
import { listPlansFor } from '../../../app/coaching/listPlansFor';
import { openPlan } from '../../../app/coaching/openPlan';
import { showPlan } from '../../../app/coaching/showPlan';
import type { Db } from '../../../storage/database';
import { accountId, day, repId } from '../fields';
import { namedBody } from '../named';
import { type Route, route } from '../route';
import { coachingLines, coachingLinesJson, coachingPlan, coachingPlanJson, measure } from './coachingJson';
import { accountNamed, repNamed } from './ids';
import { ownRep } from './ownRep';

const about = { tag: 'Coaching' } as const;
const words = z.string().trim().min(1).max(2000);

export const goalFields = {
  goal: words.meta({ description: 'In a person’s words.' }),
  measure,
  target: z.number().meta({ description: 'A fraction for relativeGrowth, whole categories for categories.' }),
  reviewDate: day,
};

const list = route({
  ...about,
  method: 'get',
  path: '/coaching-plans',
  scope: 'read',
  like: 'GET /coaching',
  summary: 'Coaching plans of the reps whom the user may see, those without a result first',
  status: 200,
  answer: coachingLines,
  handle: async ({ db, user, services }) =>
    coachingLinesJson(db, await listPlansFor(db, user, services.today()), services.today()),
});

const own = route({
  ...about,
  method: 'get',
  path: '/own/coaching-plans',
  scope: 'read',
  like: 'GET /my-coaching',
  tag: 'Own',
  summary: 'Coaching plans of the rep of the token',
  status: 200,
  answer: coachingLines,
  handle: async ({ db, user, services }) =>
    coachingLinesJson(db, await listPlansFor(db, user, services.today(), { repId: ownRep(user) }), services.today()),
});

const one = route({
  ...about,
  method: 'get',
  path: '/coaching-plans/{coachingPlanId}',
  scope: 'read',
  like: 'GET /coaching/:id',
  summary: 'One coaching plan: goals, steps, notes, accounts, result',
  description: 'The rep reads it without the notes that are for the line alone.',
  status: 200,
  answer: coachingPlan,
  handle: async ({ services, db, user, params, actor }) =>
    coachingPlanJson(db, await showPlan(services.database, params.coachingPlanId, user, actor), actor.today),
});

const open = route({
  ...about,
  method: 'post',
  path: '/coaching-plans',
  scope: 'propose',
  like: 'POST /coaching',
  summary: 'Open a coaching plan for a rep',
  description: 'By a manager of the rep’s line. The accounts are fixed now, so that they can be measured.',
  body: namedBody(
    'NewCoachingPlan',
    z.strictObject({
      repId,
      ...goalFields,
      startDate: day,
      accountIds: z.array(accountId).min(1).max(5000).optional().meta({ description: 'Left out: the whole book.' }),
      reason: z
        .string()
        .trim()
        .max(2000)
        .default('')
        .meta({ description: 'Needed where the figures suggest otherwise.' }),
      steps: z
        .array(z.strictObject({ words, due: day }))
        .max(50)
        .default([]),
    }),
  ),
  status: 201,
  answer: coachingPlan,
  async handle({ services, db, user, body, actor }) {
    const { repId: rep, accountIds, goal, measure, target, reviewDate, ...rest } = body;
    const asked = {
      ...rest,
      repId: await repNamed(db, rep),
      goal: { words: goal, measure, target, reviewDate },
      accounts: accountIds === undefined ? ('book' as const) : await allNamed(db, accountIds),
    };
    const { id } = await openPlan(services.database, asked, actor);
    const shown = await showPlan(services.database, id, user, actor);
    return { location: `/coaching-plans/${id}`, body: await coachingPlanJson(db, shown, actor.today) };
  },
});

async function allNamed(db: Db, externalIds: readonly string[]): Promise<number[]> {
  const ids = [];
  for (const externalId of externalIds) ids.push(await accountNamed(db, externalId));
  return ids;
}

export const coachingRoutes: Route[] = [list, own, one, open];
