import { type Response, Router } from 'express';
import { z } from 'zod';
import { planAgain } from '../../../app/plans/planAgain';
import { actorOf } from '../../rotations/actor';
import { chosen } from '../../rotations/chosen';
import type { Services } from '../../services';
import { type FieldErrors, formErrors } from '../../view/forms';
import { page } from '../../view/page';
import { parseQuery } from '../../view/query';
import { withRepIds } from '../../view/repField';
import { readAgain } from './form';
import { againView, type Ticked } from './view';

const ticked = { pin: z.string().optional(), out: z.coerce.number().int().min(1).optional() };

/** Planning again from a plan: swaps to keep, accounts to keep out, other limits. It makes a plan of its own. */
export function againRouter(services: Services): Router {
  const router = Router();

  router.get('/plans/:id/again', async (req, res) => {
    await show(res, String(req.params.id), parseQuery(ticked, req), null, {});
  });

  router.post('/plans/:id/scenarios', async (req, res) => {
    const id = String(req.params.id);
    const asked = z
      .object(ticked)
      .catch({})
      .parse(req.body ?? {});
    const { subject, values, choosable } = await againView(res, services, id, asked);
    const { body, errors } = withRepIds(req.body ?? {}, ['outRep'], choosable);
    const form = readAgain(body, subject);
    if (!form.ok || errors.outRep) {
      return show(res, id, asked, req.body, { ...(form.ok ? {} : form.errors), ...errors });
    }
    try {
      const wanted = { ...form.value, name: form.value.name || values.name };
      const jobId = await planAgain(services.database, id, wanted, actorOf(res, services));
      res.redirect(303, `/jobs/${jobId}`);
    } catch (error) {
      await show(res, id, asked, req.body, formErrors(error));
    }
  });

  async function show(
    res: Response,
    id: string,
    asked: Ticked,
    body: Record<string, unknown> | null,
    errors: FieldErrors,
  ): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const view = await againView(res, services, id, asked);
    page(res, 'plans/again', {
      ...view.page,
      ...(body === null ? {} : asSent(view.page, body)),
      asked,
      values: { ...view.values, ...body },
      errors,
    });
  }
  return router;
}

/** The boxes as they were ticked in a form that is shown again. */
function asSent({ swaps, exclusions }: Awaited<ReturnType<typeof againView>>['page'], body: Record<string, unknown>) {
  const [keep, out, still] = ['keep', 'out', 'still'].map((name) => new Set(chosen(body, name)));
  return {
    swaps: swaps.map((swap) => ({
      ...swap,
      keep: keep.has(swap.id),
      accounts: swap.accounts.map((account) => ({ ...account, out: out.has(String(account.id)) })),
    })),
    exclusions: exclusions.map((one) => ({ ...one, lifted: !still.has(one.key) })),
  };
}
