import { z } from 'zod';
import { companyTelling } from '../../../storage/people/company';
import { listTrades } from '../../../storage/trades/trades';
import { numberIn, partOf } from '../cursor';
import { pageFields } from '../fields';
import { type Route, route } from '../route';
import { accountNamed } from './ids';
import { repsInSight } from './sight';
import { tradeWriter, wholeTrade } from './tradeJson';
import { tradeList, tradeSchema, tradeState } from './tradeSchemas';

const about = { method: 'get', scope: 'read', tag: 'Trades', status: 200 } as const;

const list = route({
  ...about,
  path: '/trades',
  like: 'GET /rotations',
  summary: 'Trades by number',
  description: 'Those that give from or to a rep whom the user may see.',
  query: z.strictObject({
    rotationId: z.string().max(100).optional(),
    state: tradeState.optional(),
    accountId: z.string().max(200).optional(),
    ...pageFields,
  }),
  answer: tradeList,
  async handle({ db, user, query }) {
    const { rotationId, state, accountId, limit, cursor } = query;
    const within = await repsInSight(db, user);
    const trades = await listTrades(db, {
      rotationId,
      states: state && [state],
      accountId: accountId === undefined ? undefined : await accountNamed(db, accountId),
      within: within && [...within],
      after: numberIn(cursor) ?? 0,
      limit: limit + 1,
    });
    const part = partOf(trades, limit, (trade) => trade.number);
    const toJson = await tradeWriter(db, part.data);
    const { currency } = await companyTelling(db);
    return { currency, data: part.data.map(toJson), nextCursor: part.nextCursor };
  },
});

const one = route({
  ...about,
  path: '/trades/{tradeId}',
  like: 'GET /trades/:id',
  summary: 'One trade: both sides, consents, history, what can be done now',
  answer: tradeSchema,
  handle: (call) => wholeTrade(call, call.params.tradeId),
});

export const tradeRoutes: Route[] = [list, one];
