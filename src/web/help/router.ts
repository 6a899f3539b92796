import { Router } from 'express';
import { putFirstRotation } from '../../app/help/putFirstRotation';
import { FIGURE_GROUPS } from '../../help/figures';
import { personalRows } from '../../help/peopleData';
import * as rules from '../../help/peopleRules';
import { WORDS } from '../../help/words';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { localPath } from '../view/localPath';
import { page } from '../view/page';
import { sayFor } from './say';

/** What the words and figures of every page mean. */
export function helpRouter(services: Services): Router {
  const router = Router();

  router.get('/help/words', (_req, res) => {
    page(res, 'help/words', { title: 'Words', words: WORDS });
  });

  router.get('/help/figures', async (_req, res) => {
    const policy = await companyPolicy(services.database.db);
    const say = sayFor(res.locals.company);
    const groups = FIGURE_GROUPS.map(({ id, label, figures }) => ({
      id,
      label,
      figures: figures.map((figure) => ({ ...figure, example: figure.example(policy, say) })),
    }));
    page(res, 'help/figures', { title: 'Figures', groups });
  });

  router.get('/help/people-data', async (_req, res) => {
    const company = await findCompany(services.database.db);
    const policy = await companyPolicy(services.database.db);
    const shown = company?.showRepFigures !== false;
    const rows = personalRows(shown);
    const content = { rows, shown, policy, rules };
    page(res, 'help/peopleData', { title: 'People and data', ...content });
  });

  for (const [path, away] of [
    ['/help/first-rotation/away', true],
    ['/help/first-rotation/back', false],
  ] as const) {
    router.post(path, async (req, res) => {
      const { id } = currentUser(res);
      await putFirstRotation(services.database, id, away ? { at: services.now() } : null);
      res.redirect(303, localPath(req.body?.back));
    });
  }

  return router;
}
