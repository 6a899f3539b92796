import { z } from 'zod';
import type { Actor } from '../../../app/actor';
import { challengeDeadline, ownChallenge } from '../../../app/challenges/challengesOf';
import { escalateChallenge, takeBackChallenge } from '../../../app/challenges/pursueChallenge';
import { raiseChallenge } from '../../../app/challenges/raiseChallenge';
import { repsOf } from '../../../app/trades/consentFacts';
import { findTrade } from '../../../app/trades/findTrade';
import type { User } from '../../../people/user';
import type { Database, Db } from '../../../storage/database';
import { pageNotFound } from '../../middleware/signedIn';
import { day } from '../fields';
import { named, namedBody } from '../named';
import { type Route, route } from '../route';
import { challengeSchema, challengesJson } from './challengeJson';
import { ownRep } from './ownRep';

const about = { tag: 'Own', path: '/own/challenges/{tradeId}' } as const;

const schema = named(
  'OwnChallenge',
  z.object({
    tradeId: z.string(),
    until: day.meta({ description: 'Last day on which the trade can be challenged.' }),
    challenge: challengeSchema.nullable().meta({ description: 'Null as long as nothing was raised.' }),
  }),
);

const reasoned = namedBody(
  'ChallengeReason',
  z.strictObject({
    reason: z.string().trim().min(3, 'Give a reason of at least three letters; your managers read it.').max(1000),
  }),
);

const one = route({
  ...about,
  method: 'get',
  scope: 'read',
  like: 'GET /my-accounts/challenges/:tradeId',
  summary: 'What the rep of the token holds against an announced trade of theirs',
  status: 200,
  answer: schema,
  handle: ({ db, user, params, services }) => told(db, user, params.tradeId, services.today()),
});

/** One thing that a rep does about a challenge of theirs; the answer is how it stands then. */
function act(
  noun: string,
  summary: string,
  work: (database: Database, tradeId: string, reason: string, actor: Actor) => Promise<void>,
  takesReason = true,
): Route {
  return route({
    ...about,
    method: 'post',
    path: `${about.path}${noun && `/${noun}s`}`,
    scope: 'own',
    like: `POST /my-accounts/challenges/:tradeId${noun && `/${noun}`}`,
    summary,
    body: takesReason ? reasoned : undefined,
    status: 201,
    answer: schema,
    async handle({ services, db, user, params, body, actor }) {
      const { tradeId } = params;
      // For all others the trade does not exist, whatever they send.
      await told(db, user, tradeId, actor.today);
      await work(services.database, tradeId, (body as { reason?: string } | undefined)?.reason ?? '', actor);
      return { location: `/own/challenges/${tradeId}`, body: await told(db, user, tradeId, actor.today) };
    },
  });
}

async function told(db: Db, user: User, tradeId: string, today: string) {
  const rep = ownRep(user);
  const trade = await findTrade(db, tradeId);
  const until = await challengeDeadline(db, trade);
  if (until === null || !repsOf(trade).includes(rep)) throw pageNotFound();
  const found = await ownChallenge(db, trade, rep, today);
  const [challenge = null] = await challengesJson(db, found ? [found] : []);
  return { tradeId, until, challenge };
}

async function idOfOwn({ db }: Database, tradeId: string, { repId, today }: Actor): Promise<number> {
  const found = repId === null ? null : await ownChallenge(db, await findTrade(db, tradeId), repId, today);
  if (!found) throw pageNotFound();
  return found.id;
}

export const ownChallengeRoutes: Route[] = [
  one,
  act('', 'Challenge an announced trade, within five working days', raiseChallenge),
  act('escalation', 'Take a rejection to the manager above, once', async (database, tradeId, reason, actor) =>
    escalateChallenge(database, await idOfOwn(database, tradeId, actor), reason, actor),
  ),
  act(
    'withdrawal',
    'Take an open challenge back',
    async (database, tradeId, _reason, actor) =>
      takeBackChallenge(database, await idOfOwn(database, tradeId, actor), actor),
    false,
  ),
];
