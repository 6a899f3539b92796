import { z } from 'zod';
import { proposeTrades } from '../../../app/trades/proposeTrades';
import { ProductError } from '../../../shared/errors';
import { findShownPlan } from '../../../storage/plans/planPages';
import { getTrade } from '../../../storage/trades/trades';
import { pageNotFound } from '../../middleware/signedIn';
import { touches } from '../../rotations/actor';
import { named, namedBody } from '../named';
import { route } from '../route';
import { repsInSight } from './sight';
import { tradeWriter } from './tradeJson';
import { tradeLine } from './tradeSchemas';

export const draftsRoute = route({
  method: 'post',
  path: '/plans/{planId}/trades',
  scope: 'propose',
  like: 'POST /plans/:id/trades',
  tag: 'Trades',
  summary: 'Take swaps of a plan into trades, as drafts',
  description: 'All of them or none.',
  body: namedBody('Drafts', z.strictObject({ swapIds: z.array(z.string().max(200)).min(1).max(500) })),
  status: 201,
  answer: named('DraftedTrades', z.object({ data: z.array(tradeLine) })),
  async handle({ services, db, user, params, body, actor }) {
    const shown = await findShownPlan(db, params.planId);
    if (!shown) throw pageNotFound();
    const within = await repsInSight(db, user);
    const offered = [...shown.plan.swaps, ...(shown.plan.ranked ?? [])].filter(({ legs }) => touches(within, legs));
    const strange = body.swapIds.filter((id) => !offered.some((swap) => swap.id === id));
    if (strange.length > 0) {
      throw new ProductError('invalid', 'plan.unknownSwap', `The plan has no swap ${strange.join(', ')}.`, {
        field: 'swapIds',
      });
    }
    const ids = await proposeTrades(services.database, params.planId, body.swapIds, actor);
    const trades = (await Promise.all(ids.map((id) => getTrade(db, id)))).flatMap((trade) => trade ?? []);
    const toJson = await tradeWriter(db, trades);
    return { location: `/trades?rotationId=${shown.rotationId}&state=draft`, body: { data: trades.map(toJson) } };
  },
});
