import { z } from 'zod';
import { announce } from '../../../app/announcements/announce';
import { findRotation } from '../../../app/rotations/findRotation';
import { getTrade, listTrades } from '../../../storage/trades/trades';
import { touches } from '../../rotations/actor';
import { named, namedBody } from '../named';
import { route } from '../route';
import { repsInSight } from './sight';
import { tradeWriter } from './tradeJson';
import { tradeLine } from './tradeSchemas';

export const announcementRoute = route({
  method: 'post',
  path: '/rotations/{rotationId}/announcements',
  scope: 'approve',
  like: 'POST /rotations/:id/announcements',
  tag: 'Trades',
  summary: 'Tell the reps of scheduled trades what comes to them and what leaves them',
  description: 'From then on the reps have five working days to challenge them.',
  body: namedBody(
    'Announcement',
    z.strictObject({
      tradeIds: z.array(z.string().max(100)).min(1).max(500),
      note: z.string().trim().max(1000).default('').meta({ description: 'To the reps; needed on short notice.' }),
    }),
  ),
  status: 201,
  answer: named('AnnouncedTrades', z.object({ data: z.array(tradeLine) })),
  async handle({ services, db, user, params, body, actor }) {
    const { id } = await findRotation(db, params.rotationId);
    const within = await repsInSight(db, user);
    const inSight = (await listTrades(db, { rotationId: id })).filter(({ legs }) => touches(within, legs));
    const tradeIds = inSight.map((trade) => trade.id).filter((one) => body.tradeIds.includes(one));
    const announced = await announce(services.database, id, { tradeIds, note: body.note }, actor);
    const trades = (await Promise.all(announced.map((trade) => getTrade(db, trade.id)))).flatMap((one) => one ?? []);
    const toJson = await tradeWriter(db, trades);
    return { location: `/rotations/${id}`, body: { data: trades.map(toJson) } };
  },
});
