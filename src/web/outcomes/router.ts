import { Router } from 'express';
import { rotationOutcome } from '../../app/outcomes/rotationOutcome';
import { reviewInput } from '../../app/review/reviewQuarter';
import { findRotation } from '../../app/rotations/findRotation';
import { canSeeRotations } from '../../people/permissions';
import { quarterlyReview } from '../../reviews/quarterlyReview';
import { NOT_AN_EFFECT } from '../../reviews/sentences';
import { requireThat } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { page } from '../view/page';
import { sectionViews } from './reviewView';
import { seesRepOf } from './seesRep';

/** What the swaps of a rotation did to revenue, account by account, beside the candidates that were not swapped. */
export function outcomesRouter({ database }: Services): Router {
  const router = Router();
  router.use('/rotations/:id/outcome', requireThat(canSeeRotations));
  router.get('/rotations/:id/outcome', async (req, res) => {
    const rotation = await findRotation(database.db, req.params.id);
    const seesRep = await seesRepOf(database.db, currentUser(res));
    const measured = await rotationOutcome(database, rotation.id, seesRep);
    const review = measured && quarterlyReview(reviewInput(measured));
    page(res, 'outcomes/rotation', {
      title: 'Before and after',
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
      ],
      rotation,
      asOf: measured?.asOf,
      review,
      sections: review && measured ? sectionViews(review, measured, true) : [],
      ownTeamOnly: seesRep !== undefined,
      notAnEffect: NOT_AN_EFFECT,
    });
  });
  return router;
}
