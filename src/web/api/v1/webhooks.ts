import { z } from 'zod';
import { redeliver, requireWebhook } from '../../../app/webhooks/changeWebhook';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../../notifications/webhooks/events';
import { deliveriesBefore, findDelivery, type LoggedDelivery } from '../../../storage/webhooks/deliveryLog';
import { listWebhooks } from '../../../storage/webhooks/webhooks';
import { partOf, textIn } from '../cursor';
import { instant, nextCursor, pageFields } from '../fields';
import { named } from '../named';
import { type Route, route } from '../route';

const about = { scope: 'admin', tag: 'Webhooks' } as const;
const EVENTS = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];

const delivery = named(
  'Delivery',
  z.object({
    deliveryId: z.string(),
    eventId: z.string().meta({ description: 'The same for all webhooks that are told of one happening.' }),
    event: z.string(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    createdAt: instant,
    nextAttemptAt: instant.nullable().meta({ description: 'Null = at once while it waits, else none.' }),
    attempts: z.array(
      z.object({
        at: instant,
        milliseconds: z.int(),
        status: z.int().nullable().meta({ description: 'HTTP status of the answer; null when none came.' }),
        error: z.string().nullable(),
      }),
    ),
  }),
);

const list = route({
  ...about,
  method: 'get',
  path: '/webhooks',
  like: 'GET /webhooks',
  summary: 'Other systems that are told what happens',
  status: 200,
  answer: named(
    'WebhookList',
    z.object({
      data: z.array(
        z.object({
          webhookId: z.string(),
          url: z.string(),
          events: z.array(z.enum(EVENTS)),
          createdAt: instant,
          disabledAt: instant.nullable(),
          disabledBecause: z.string().nullable(),
        }),
      ),
    }),
  ),
  async handle({ db }) {
    return { data: (await listWebhooks(db)).map(({ id, ...webhook }) => ({ ...webhook, webhookId: id })) };
  },
});

const deliveries = route({
  ...about,
  method: 'get',
  path: '/webhooks/{webhookId}/deliveries',
  like: 'GET /webhooks/:id',
  summary: 'What was sent to one, the newest first',
  query: z.strictObject(pageFields),
  status: 200,
  answer: named('DeliveryList', z.object({ data: z.array(delivery), nextCursor })),
  async handle({ db, params, query }) {
    const { id } = await requireWebhook(db, params.webhookId);
    const rows = await deliveriesBefore(db, id, textIn(query.cursor), query.limit + 1);
    const part = partOf(rows, query.limit, (row) => row.id);
    return { data: part.data.map(deliveryJson), nextCursor: part.nextCursor };
  },
});

const again = route({
  ...about,
  method: 'post',
  path: '/webhooks/{webhookId}/deliveries/{deliveryId}/redeliveries',
  like: 'POST /webhooks/:id/deliveries/:delivery/redelivery',
  summary: 'Send a delivery once more',
  status: 201,
  answer: delivery,
  async handle({ services, db, params, actor }) {
    const { webhookId, deliveryId } = params;
    await redeliver(services.database, webhookId, deliveryId, actor);
    const found = await findDelivery(db, webhookId, deliveryId);
    return { location: `/webhooks/${webhookId}/deliveries`, body: deliveryJson(found!) };
  },
});

function deliveryJson({ id, dueAt, ...row }: LoggedDelivery) {
  return { ...row, deliveryId: id, nextAttemptAt: dueAt };
}

export const webhookRoutes: Route[] = [list, deliveries, again];
