import { Router } from 'express';
import { z } from 'zod';
import { requestStudy } from '../../app/studies/requestStudy';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';

/** `back` is a page of this application about a plan or a rotation; anything else leads to the plan. */
const question = z.looseObject({
  kind: z.string().catch(''),
  back: z
    .string()
    .regex(/^\/(plans|rotations)\/[^\\\s]*$/)
    .optional()
    .catch(undefined),
});

/**
 * Starts a study of a plan. The form's fields are `kind`, `back` (the page that shows the answer, and to which the
 * running work leads back) and whatever the kind asks for.
 */
export function studiesRouter(services: Services): Router {
  const router = Router();
  router.post('/plans/:id/studies', async (req, res) => {
    const planId = String(req.params.id);
    const { kind, back = `/plans/${planId}`, _csrf, ...fields } = question.parse(req.body ?? {});
    const jobId = await requestStudy(services.database, { planId, kind, fields, back }, actorOf(res, services));
    res.redirect(303, `/jobs/${jobId}`);
  });
  return router;
}
