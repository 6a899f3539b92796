import { z } from 'zod';
import { findRotation } from '../../../app/rotations/findRotation';
import { sayWishes } from '../../../app/wishes/sayWishes';
import { closeWishes, openWishes } from '../../../app/wishes/wishWindows';
import { accountsWithExternalId } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { wishWindow } from '../../../storage/rotations/wishes';
import { pageNotFound } from '../../middleware/signedIn';
import { accountId, day } from '../fields';
import { namedBody } from '../named';
import { type Route, route } from '../route';
import { ownRep } from './ownRep';
import { repsInSight } from './sight';
import { wishesJson, wishesSchema, wishKind } from './wishJson';

const ofRotation = { tag: 'Wishes', answer: wishesSchema } as const;
const own = { tag: 'Own', path: '/own/wishes/{rotationId}', answer: wishesSchema } as const;

const list = route({
  ...ofRotation,
  method: 'get',
  path: '/rotations/{rotationId}/wishes',
  scope: 'read',
  like: 'GET /rotations/:id/wishes',
  summary: 'What the reps would hand over and keep',
  description: 'Of the reps whom the user may see.',
  status: 200,
  async handle({ db, user, params, services }) {
    const { id } = await findRotation(db, params.rotationId);
    return wishesJson(db, id, services.today(), await repsInSight(db, user));
  },
});

const open = route({
  ...ofRotation,
  method: 'post',
  path: '/rotations/{rotationId}/wishes/openings',
  scope: 'propose',
  like: 'POST /rotations/:id/wishes/opening',
  summary: 'Ask the reps until a day; a second time moves that day',
  body: namedBody('WishOpening', z.strictObject({ closesOn: day })),
  status: 201,
  async handle({ services, db, user, params, body, actor }) {
    await findRotation(db, params.rotationId);
    await openWishes(services.database, params.rotationId, body.closesOn, actor);
    const told = await wishesJson(db, params.rotationId, actor.today, await repsInSight(db, user));
    return { location: `/rotations/${params.rotationId}/wishes`, body: told };
  },
});

const close = route({
  ...ofRotation,
  method: 'post',
  path: '/rotations/{rotationId}/wishes/closings',
  scope: 'propose',
  like: 'POST /rotations/:id/wishes/closing',
  summary: 'Close it before its day',
  status: 201,
  async handle({ services, db, user, params, actor }) {
    await closeWishes(services.database, params.rotationId, actor);
    const told = await wishesJson(db, params.rotationId, actor.today, await repsInSight(db, user));
    return { location: `/rotations/${params.rotationId}/wishes`, body: told };
  },
});

const said = route({
  ...own,
  method: 'get',
  scope: 'read',
  like: 'GET /my-accounts/wishes/:id',
  summary: 'What the rep of the token would hand over and keep in a rotation',
  status: 200,
  async handle({ db, user, params, services }) {
    const rep = ownRep(user);
    if ((await wishWindow(db, params.rotationId)) === null) throw pageNotFound();
    return wishesJson(db, params.rotationId, services.today(), new Set([rep]));
  },
});

const say = route({
  ...own,
  method: 'post',
  scope: 'own',
  like: 'POST /my-accounts/wishes/:id',
  summary: 'Say it: at most three accounts of each kind; what was said before is replaced',
  body: namedBody(
    'WishesSaid',
    z.strictObject({
      wishes: z.array(z.strictObject({ accountId, kind: wishKind, reason: z.string().trim().min(3).max(500) })).max(6),
    }),
  ),
  status: 201,
  async handle({ services, db, user, params, body, actor }) {
    const rep = ownRep(user);
    const { rotationId } = params;
    const wishes = [];
    for (const wish of body.wishes) wishes.push({ ...wish, accountId: await ownAccount(db, wish.accountId) });
    await sayWishes(services.database, rotationId, wishes, actor);
    const told = await wishesJson(db, rotationId, actor.today, new Set([rep]));
    return { location: `/own/wishes/${rotationId}`, body: told };
  },
});

/** An account that is not there is told like one of somebody else: it is none of the rep's own. */
async function ownAccount(db: Db, externalId: string): Promise<number> {
  const found = await accountsWithExternalId(db, externalId);
  return found.length === 1 ? found[0].id : 0;
}

export const wishRoutes: Route[] = [list, open, close, said, say];
