import { z } from 'zod';
import { findBriefing } from '../../../app/handoffs/findBriefing';
import { handoffsOf } from '../../../app/handoffs/handoffsOf';
import { markStep } from '../../../app/handoffs/markStep';
import { findRotation } from '../../../app/rotations/findRotation';
import type { Db } from '../../../storage/database';
import { pageNotFound } from '../../middleware/signedIn';
import { touches } from '../../rotations/actor';
import { day } from '../fields';
import { namedBody } from '../named';
import { type Call, type Route, route } from '../route';
import { handoffList, handoffSchema, handoffsJson } from './handoffJson';
import { accountNamed } from './ids';
import { ownRep } from './ownRep';
import { repsInSight } from './sight';

const about = { tag: 'Handoffs' } as const;
const place = '/handoffs/{tradeId}/{accountId}';

const ofRotation = route({
  ...about,
  method: 'get',
  path: '/rotations/{rotationId}/handoffs',
  scope: 'read',
  like: 'GET /rotations/:id/handoffs',
  summary: 'How the accounts of a rotation are handed over',
  status: 200,
  answer: handoffList,
  async handle({ db, user, params, services }) {
    const { id } = await findRotation(db, params.rotationId);
    const within = await repsInSight(db, user);
    const all = await handoffsOf(db, { rotationId: id }, services.today());
    const seen = all.filter((one) => touches(within, [one]));
    return { data: await handoffsJson(db, seen) };
  },
});

const own = route({
  ...about,
  method: 'get',
  path: '/own/handoffs',
  scope: 'read',
  like: 'GET /my-accounts/handoffs.ics',
  tag: 'Own',
  summary: 'Handoffs in which the rep of the token gives or takes',
  status: 200,
  answer: handoffList,
  async handle({ db, user, services }) {
    return { data: await handoffsJson(db, await handoffsOf(db, { repIds: [ownRep(user)] }, services.today())) };
  },
});

const one = route({
  ...about,
  method: 'get',
  path: place,
  scope: 'read',
  like: 'GET /handoffs/:tradeId/:accountId',
  summary: 'One account that is handed over, with its checklist',
  description: 'For the reps who hand it over and take it, and the line above them; from the announcement on.',
  status: 200,
  answer: handoffSchema,
  handle: seenHandoff,
});

const mark = route({
  ...about,
  method: 'post',
  path: `${place}/steps/{step}/marks`,
  scope: 'own',
  like: 'POST /handoffs/:tradeId/:accountId/steps/:step',
  summary: 'Write down that an own step is done',
  body: namedBody(
    'StepMark',
    z.strictObject({
      doneOn: day,
      withWhom: z.string().trim().max(200).default(''),
      note: z.string().trim().max(1000).default(''),
    }),
  ),
  status: 201,
  answer: handoffSchema,
  handle: (call) => marked(call, call.body),
});

const reopen = route({
  ...about,
  method: 'post',
  path: `${place}/steps/{step}/reopenings`,
  scope: 'own',
  like: 'POST /handoffs/:tradeId/:accountId/steps/:step/reopening',
  summary: 'Open a step of one’s own again',
  status: 201,
  answer: handoffSchema,
  handle: (call) => marked(call, { doneOn: null, withWhom: '', note: '' }),
});

type Asked = Pick<Call<never, never>, 'services' | 'db' | 'user' | 'actor' | 'params'>;

async function marked(call: Asked, done: Parameters<typeof markStep>[2]) {
  const { tradeId, step } = call.params;
  const where = { tradeId, accountId: await accountNamed(call.db, call.params.accountId), step };
  await markStep(call.services.database, where, done, call.actor);
  return { location: `/handoffs/${tradeId}/${call.params.accountId}`, body: await seenHandoff(call) };
}

async function seenHandoff({ services, db, user, params }: Omit<Asked, 'actor'>) {
  const accountId = await accountNamed(db, params.accountId);
  const { trade } = await findBriefing(services.database, {
    tradeId: params.tradeId,
    accountId,
    user,
    today: services.today(),
  });
  return handoffOf(db, trade, accountId, services.today());
}

async function handoffOf(db: Db, trade: { id: string; rotationId: string }, accountId: number, today: string) {
  const all = await handoffsOf(db, { tradeId: trade.id }, today);
  const found = all.filter((each) => each.accountId === accountId);
  const [told] = await handoffsJson(db, found);
  if (!told) throw pageNotFound();
  return told;
}

export const handoffRoutes: Route[] = [ofRotation, own, one, mark, reopen];
