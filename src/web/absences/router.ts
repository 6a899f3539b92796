import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { endStandIn } from '../../app/absences/endStandIn';
import { nameStandIn } from '../../app/absences/nameStandIn';
import { canBeStoodInFor } from '../../people/standIns';
import { findUser } from '../../storage/people/users';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { absenceView } from './view';

const absenceForm = z.object({
  delegate: z.string().default(''),
  from: z.string().default(''),
  until: z.string().default(''),
  reason: z
    .string('Give a reason; others will read it.')
    .trim()
    .min(3, 'Give a reason of at least three letters; others will read it.')
    .max(200, 'At most 200 characters.'),
});

/** Who stands in for an absent manager: everybody's own page, and for administrators that of any manager. */
export function absencesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  const own = (res: Response): string => currentUser(res).id;
  routes('/profile/absence', (_req, res) => own(res));
  routes('/users/:id/absence', (req) => String(req.params.id));

  /** The page at a path and its two actions. */
  function routes(path: string, whose: (req: Request, res: Response) => string): void {
    router.get(path, (req: Request, res: Response) => show(res, whose(req, res), {}, {}));

    router.post(path, async (req: Request, res: Response) => {
      const userId = whose(req, res);
      const form = parseForm(absenceForm, req.body);
      if (!form.ok) return show(res, userId, req.body, form.errors);
      try {
        const { delegate, ...wanted } = form.value;
        await nameStandIn(database, { ...wanted, userId, delegateId: delegate }, actorOf(res, services));
        flash(req, 'It is arranged. Who stands in is told, and so is who is away.');
        res.redirect(303, req.originalUrl);
      } catch (error) {
        await show(res, userId, req.body, formErrors(error));
      }
    });

    router.post(`${path}/:standIn/end`, async (req: Request, res: Response) => {
      await endStandIn(database, String(req.params.standIn), whose(req, res), actorOf(res, services));
      flash(req, 'From now on nobody stands in here.');
      res.redirect(303, path.replace(':id', String(req.params.id)));
    });
  }

  async function show(
    res: Response,
    userId: string,
    values: Record<string, unknown>,
    errors: FieldErrors,
  ): Promise<void> {
    const absent = await findUser(database.db, userId);
    if (!absent || !canBeStoodInFor(absent)) throw pageNotFound();
    if (Object.keys(errors).length > 0) res.status(400);
    const view = await absenceView(database.db, absent, absent.id === own(res), services.today());
    page(res, 'absences/absence', { ...view, values: { from: services.today(), ...values }, errors });
  }
  return router;
}
