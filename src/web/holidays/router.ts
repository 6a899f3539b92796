import { type Response, Router } from 'express';
import { changeHolidays } from '../../app/holidays/changeHolidays';
import { listHolidays } from '../../storage/people/holidays';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';

/** The days on which nobody works: they do not count where working days are counted. */
export function holidaysRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/settings/holidays', async (_req, res) => {
    const lines = (await listHolidays(database.db)).map(({ day, name }) => `${day} ${name}`.trim());
    show(res, { holidays: lines.join('\n') }, {});
  });

  router.post('/settings/holidays', async (req, res) => {
    try {
      const text = String(req.body?.holidays ?? '');
      const holidays = await changeHolidays(database, text, actorOf(res, services));
      flash(req, `${holidays.length === 1 ? '1 holiday is' : `${holidays.length} holidays are`} saved.`);
      res.redirect(303, '/settings/holidays');
    } catch (error) {
      show(res, req.body, formErrors(error));
    }
  });

  function show(res: Response, values: Record<string, unknown>, errors: FieldErrors): void {
    if (Object.keys(errors).length > 0) res.status(400);
    const breadcrumbs = [{ label: 'Settings', href: '/settings' }];
    page(res, 'holidays/holidays', { title: 'Holidays', active: 'settings', breadcrumbs, values, errors });
  }
  return router;
}
