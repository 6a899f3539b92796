import { type Response, Router } from 'express';
import { z } from 'zod';
import { addWebhook } from '../../app/webhooks/addWebhook';
import { redeliver, removeWebhook, requireWebhook, switchWebhook, testWebhook } from '../../app/webhooks/changeWebhook';
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../notifications/webhooks/events';
import { deliveriesBefore } from '../../storage/webhooks/deliveryLog';
import { listWebhooks } from '../../storage/webhooks/webhooks';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, onceOf, parseForm } from '../view/forms';
import { page } from '../view/page';
import { deliveryRow, EVENT_CHOICES, webhookRow } from './webhookView';

const NAMES = Object.keys(WEBHOOK_EVENTS) as [WebhookEvent, ...WebhookEvent[]];
const webhookForm = z.object({
  url: z.string('Write the address.').trim().min(1, 'Write the address.').max(2000, 'At most 2000 characters.'),
  events: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.enum(NAMES))),
});

/** Deliveries that a webhook's page shows; the API has all that are kept. */
const SHOWN = 50;
const breadcrumbs = [{ label: 'Webhooks', href: '/webhooks' }];

/** Administrators set up which other systems are told of what, see what arrived, and send again what did not. */
export function webhooksRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/webhooks', async (_req, res) => {
    const webhooks = (await listWebhooks(database.db)).map(webhookRow);
    const off = webhooks.filter(({ failed }) => failed).length;
    page(res, 'webhooks/list', { title: 'Webhooks', active: 'webhooks', webhooks, off });
  });

  router.get('/webhooks/new', (_req, res) => showNew(res, {}, {}));

  router.post('/webhooks', async (req, res) => {
    const form = parseForm(webhookForm, req.body);
    if (!form.ok) return showNew(res, req.body, form.errors);
    try {
      const { webhooksPrivate } = services.config;
      const made = await addWebhook(database, form.value, webhooksPrivate, actorOf(res, services), onceOf(req.body));
      // The one page that ever shows the secret: neither a redirect nor the session carries it on.
      res.status(201).set('Cache-Control', 'no-store');
      const shown = { title: 'The webhook’s secret', active: 'webhooks', breadcrumbs, url: form.value.url, ...made };
      res.render('webhooks/made', shown);
    } catch (error) {
      showNew(res, req.body, formErrors(error));
    }
  });

  router.get('/webhooks/:id', async (req, res) => {
    const webhook = webhookRow(await requireWebhook(database.db, req.params.id));
    const deliveries = (await deliveriesBefore(database.db, webhook.id, null, SHOWN)).map(deliveryRow);
    const title = new URL(webhook.url).host;
    page(res, 'webhooks/show', { title, active: 'webhooks', breadcrumbs, webhook, deliveries, shown: SHOWN });
  });

  change('tests', testWebhook, 'A test is on its way. Reload this page to see whether it arrives.');
  change('disabling', (db, id, actor) => switchWebhook(db, id, false, actor), 'It is switched off.');
  change('enabling', (db, id, actor) => switchWebhook(db, id, true, actor), 'It is switched on; what waited is sent.');
  change('removal', removeWebhook, 'The webhook is removed.', '/webhooks');

  router.post('/webhooks/:id/deliveries/:delivery/redelivery', async (req, res) => {
    const { id, delivery } = req.params;
    await redeliver(database, id, delivery, actorOf(res, services));
    flash(req, 'It is sent once more. Reload this page to see whether it arrives.');
    res.redirect(303, `/webhooks/${id}`);
  });

  function change(path: string, work: typeof removeWebhook, say: string, to?: string): void {
    router.post(`/webhooks/:id/${path}`, async (req, res) => {
      const id = String(req.params.id);
      await work(database, id, actorOf(res, services));
      flash(req, say);
      res.redirect(303, to ?? `/webhooks/${id}`);
    });
  }

  function showNew(res: Response, values: Record<string, unknown>, errors: FieldErrors): void {
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'webhooks/new', {
      title: 'Add a webhook',
      active: 'webhooks',
      breadcrumbs,
      values,
      errors,
      choices: EVENT_CHOICES,
    });
  }
  return router;
}
