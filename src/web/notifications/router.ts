import { type Response, Router } from 'express';
import { chooseDeliveries } from '../../app/notifications/chooseDeliveries';
import { KINDS } from '../../notifications/kinds/index';
import { tell } from '../../notifications/read';
import { inTransaction } from '../../storage/database';
import { deliveriesOfUser } from '../../storage/notifications/deliveries';
import {
  countNotifications,
  findNotification,
  listNotifications,
  markNotificationsRead,
} from '../../storage/notifications/notifications';
import { companyTelling } from '../../storage/people/company';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { DELIVERY_OPTIONS, kindsFor, settingsForm } from './settingsForm';

/** What a user was told, and how they want it by mail. */
export function notificationsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.get('/notifications', async (req, res) => {
    const { id } = currentUser(res);
    const query = parseQuery({ page: pageNumber }, req);
    const pages = paging(req, query.page, await countNotifications(db, id));
    const { locale } = await companyTelling(db);
    const rows = await listNotifications(db, id, pages);
    page(res, 'notifications/list', {
      title: 'Notifications',
      active: 'notifications',
      rows: rows.flatMap((row) => {
        const told = tell(row.kind, row.about, locale);
        return told ? [{ ...row, ...told }] : [];
      }),
      paging: pages,
    });
  });

  router.post('/notifications/reading', async (req, res) => {
    await inTransaction(db, (trx) => markNotificationsRead(trx, currentUser(res).id, services.now()));
    flash(req, 'Everything is marked as read.');
    res.redirect(303, '/notifications');
  });

  router.post('/notifications/:id/reading', async (req, res) => {
    const { id } = currentUser(res);
    const found = await findNotification(db, id, String(req.params.id));
    if (!found) throw pageNotFound();
    await inTransaction(db, (trx) => markNotificationsRead(trx, id, services.now(), found.id));
    const { locale } = await companyTelling(db);
    res.redirect(303, tell(found.kind, found.about, locale)?.href ?? '/notifications');
  });

  router.get('/notifications/settings', (_req, res) => showSettings(res, {}));

  router.post('/notifications/settings', async (req, res) => {
    const user = currentUser(res);
    const form = parseForm(settingsForm(user), req.body);
    if (!form.ok) return showSettings(res, form.errors);
    await chooseDeliveries(database, user.id, form.value);
    flash(req, 'Your choice holds from now on.');
    res.redirect(303, '/notifications/settings');
  });

  async function showSettings(res: Response, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const user = currentUser(res);
    const chosen = await deliveriesOfUser(db, user.id);
    page(res, 'notifications/settings', {
      title: 'Notifications by mail',
      active: 'notifications',
      breadcrumbs: [{ label: 'Notifications', href: '/notifications' }],
      mails: services.config.mail !== null,
      options: DELIVERY_OPTIONS,
      kinds: kindsFor(user).map((name) => {
        const { label, normally } = KINDS[name];
        return { name, label, value: chosen.get(name) ?? normally };
      }),
      errors,
    });
  }
  return router;
}
