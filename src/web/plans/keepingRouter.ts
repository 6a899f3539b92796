import { type Request, type Response, Router } from 'express';
import type { Actor } from '../../app/actor';
import { archivePlan } from '../../app/plans/archivePlan';
import { copyPlan } from '../../app/plans/copyPlan';
import { renamePlan } from '../../app/plans/renamePlan';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { formErrors } from '../view/forms';

/** Names, copies, and putting plans aside. */
export function keepingRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const written = (req: Request): string => String(req.body?.name ?? '').trim();

  act('name', async (id, req, actor) => {
    await renamePlan(database, id, written(req), actor);
    return { say: 'The plan has its new name.', planId: id };
  });

  act('copies', async (id, req, actor) => {
    const planId = await copyPlan(database, id, written(req), actor);
    return { say: 'This is the copy; the other plan stays as it is.', planId };
  });

  act('archive', async (id, _req, actor) => {
    await archivePlan(database, id, true, actor);
    return { say: 'The plan is put aside. Trades taken from it go on.', planId: id };
  });

  act('restoration', async (id, _req, actor) => {
    await archivePlan(database, id, false, actor);
    return { say: 'The plan is among the others again.', planId: id };
  });

  /** One way to change a plan; what is refused is said on its page. */
  function act(
    path: string,
    work: (id: string, req: Request, actor: Actor) => Promise<{ say: string; planId: string }>,
  ): void {
    router.post(`/plans/:id/${path}`, async (req: Request, res: Response) => {
      const id = String(req.params.id);
      try {
        const { say, planId } = await work(id, req, actorOf(res, services));
        flash(req, say);
        res.redirect(303, `/plans/${planId}`);
      } catch (error) {
        flash(req, Object.values(formErrors(error))[0], 'warning');
        res.redirect(303, `/plans/${id}`);
      }
    });
  }
  return router;
}
