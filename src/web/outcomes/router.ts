import { Router } from 'express';
import { rotationOutcome } from '../../app/outcomes/rotationOutcome';
import { findRotation } from '../../app/rotations/findRotation';
import { NOT_AN_EFFECT } from '../../reviews/sentences';
import type { Rotation } from '../../storage/rotations/rotations';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { linesOf } from './reviewView';
import { EXCHANGES_A_PAGE, plainView, rotationOutcomeView } from './rotationView';
import { seesRepOf } from './seesRep';

/** What the swaps of a rotation did: their effect, and before and after account by account; and how it is measured. */
export function outcomesRouter({ database }: Services): Router {
  const router = Router();

  router.get('/rotations/:id/outcome', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const seesRep = await seesRepOf(database.db, currentUser(res));
    page(res, 'outcomes/rotation', {
      ...frameOf(rotation, 'What the exchanges did'),
      ownTeamOnly: seesRep !== undefined,
      outcome: await rotationOutcomeView(database, rotation, seesRep),
    });
  });

  router.get('/rotations/:id/outcome/accounts', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const seesRep = await seesRepOf(database.db, currentUser(res));
    const measured = await rotationOutcome(database, rotation.id, seesRep);
    if (measured === null) throw pageNotFound();
    const { review, sections } = plainView(measured);
    const swaps = sections.reduce((sum, section) => sum + section.swaps, 0);
    const shown = paging(req, parseQuery({ page: pageNumber }, req).page, swaps, EXCHANGES_A_PAGE);
    const frame = frameOf(rotation, 'Before and after');
    page(res, 'outcomes/accounts', {
      ...frame,
      breadcrumbs: [...frame.breadcrumbs, { label: 'Outcome', href: `/rotations/${rotation.id}/outcome` }],
      ownTeamOnly: seesRep !== undefined,
      asOf: measured.asOf,
      review,
      sections: linesOf(sections, shown.offset, shown.limit),
      paging: shown,
    });
  });

  router.get('/outcomes/method', (_req, res) => {
    page(res, 'outcomes/method', { title: 'How effects are measured', active: 'rotations' });
  });
  return router;
}

function frameOf(rotation: Rotation, title: string) {
  const breadcrumbs = [
    { label: 'Rotations', href: '/rotations' },
    { label: rotation.name, href: `/rotations/${rotation.id}` },
  ];
  return { title, active: 'rotations', breadcrumbs, rotation, notAnEffect: NOT_AN_EFFECT };
}
