import { z } from 'zod';
import { answerChallenge } from '../../../app/challenges/answerChallenge';
import { challengesOf } from '../../../app/challenges/challengesOf';
import { findChallenge } from '../../../app/challenges/findChallenge';
import { countedId } from '../../../shared/countedId';
import { listTrades } from '../../../storage/trades/trades';
import { CHALLENGE_OUTCOMES } from '../../../trades/challenges/standing';
import { pageNotFound } from '../../middleware/signedIn';
import { named, namedBody } from '../named';
import { type Route, route } from '../route';
import { challengeSchema, challengeState, challengesJson } from './challengeJson';
import { repsInSight } from './sight';

const list = route({
  method: 'get',
  path: '/challenges',
  scope: 'read',
  like: 'GET /rotations',
  tag: 'Challenges',
  summary: 'What reps hold against announced trades, the first one first',
  description: 'Of the trades that give from or to a rep whom the user may see.',
  query: z.strictObject({
    rotationId: z.string().max(100).optional(),
    tradeId: z.string().max(100).optional(),
    state: challengeState.optional(),
  }),
  status: 200,
  answer: named('ChallengeList', z.object({ data: z.array(challengeSchema) })),
  async handle({ db, user, query, services }) {
    const { rotationId, tradeId, state } = query;
    const asked = { rotationId, tradeIds: tradeId === undefined ? undefined : [tradeId] };
    const within = await repsInSight(db, user);
    const seen = new Set(
      (await listTrades(db, { rotationId, within: within && [...within], announced: true })).map(({ id }) => id),
    );
    const found = (await challengesOf(db, asked, services.today())).filter(
      (one) => (within === null || seen.has(one.tradeId)) && (state === undefined || one.standing.state === state),
    );
    return { data: await challengesJson(db, found) };
  },
});

const answer = route({
  method: 'post',
  path: '/challenges/{challengeId}/answers',
  scope: 'approve',
  like: 'POST /challenges/:id/answer',
  tag: 'Challenges',
  summary: 'Answer a challenge',
  description: 'By who is asked: the rep’s manager, or the one above. For all others it does not exist.',
  body: namedBody(
    'ChallengeAnswer',
    z.strictObject({
      outcome: z.enum(CHALLENGE_OUTCOMES),
      reason: z
        .string()
        .trim()
        .min(3, 'Give the answer, in at least three letters; the rep will read it.')
        .max(1000, 'At most 1000 characters.'),
    }),
  ),
  status: 201,
  answer: challengeSchema,
  async handle({ services, db, params, body, actor }) {
    const { id, tradeId, answerers } = await findChallenge(db, countedId(params.challengeId), actor);
    if (!answerers.some(({ userId }) => userId === actor.id)) throw pageNotFound();
    await answerChallenge(services.database, id, body, actor);
    const [told] = await challengesJson(db, [await findChallenge(db, id, actor)]);
    return { location: `/trades/${tradeId}`, body: told };
  },
});

export const challengeRoutes: Route[] = [list, answer];
