import { type Response, Router } from 'express';
import { z } from 'zod';
import { viewingOf } from '../../app/accounts/viewing';
import { decideBook } from '../../app/rotations/decideBook';
import { findRotation } from '../../app/rotations/findRotation';
import { suggestions } from '../../app/rotations/suggestions';
import { BOOK_DECISIONS } from '../../coaching/bookDecisions';
import { repWords } from '../../growth/words/repWords';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { actorOf } from './actor';
import { DECISIONS, decisionView } from './decisionWords';

const decisionForm = z.object({
  decision: z.enum(BOOK_DECISIONS, 'Choose coaching, trade or leave.'),
  reason: z.string().trim().max(500, 'At most 500 characters.').catch(''),
  keepOut: z.literal('yes').optional(),
});

/** Where a person decides about a book of a rotation: train, trade or leave, with a reason. */
export function bookDecisionsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/rotations/:id/reps/:rep/decision', async (req, res) => show(res, req.params, {}, {}));

  router.post('/rotations/:id/reps/:rep/decision', async (req, res) => {
    const { rotation, book } = await subjectOf(res, req.params);
    const form = parseForm(decisionForm, req.body);
    if (!form.ok) return show(res, req.params, req.body, form.errors);
    try {
      const { decision, reason, keepOut } = form.value;
      const suggested = book.figures?.verdict ?? null;
      const wanted = { repId: book.repId, suggested, decision, reason, keepOut: keepOut === 'yes' };
      const job = await decideBook(database, rotation.id, wanted, actorOf(res, services));
      flash(req, `Decided for ${book.name}.${job === null ? '' : ' The candidates are being worked out anew.'}`);
      res.redirect(303, `/rotations/${rotation.id}/reps`);
    } catch (error) {
      await show(res, req.params, req.body, formErrors(error));
    }
  });

  /** The book that is decided about: in sight of the user, and not the own one. */
  async function subjectOf(res: Response, { id, rep }: { id: string; rep: string }) {
    const rotation = await findRotation(database.db, id);
    const { analysisId } = rotation;
    if (analysisId === null) throw pageNotFound();
    const viewing = await viewingOf(database.db, currentUser(res));
    const { books } = await suggestions(database.db, { id, analysisId }, viewing);
    const book = books.find(({ repId }) => String(repId) === rep && repId !== viewing.user.repId);
    if (!book) throw pageNotFound();
    return { rotation, book };
  }

  async function show(
    res: Response,
    params: { id: string; rep: string },
    values: Record<string, unknown>,
    errors: FieldErrors,
  ): Promise<void> {
    const { rotation, book } = await subjectOf(res, params);
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'rotations/decide-book', {
      title: `Train, trade or leave: ${book.name}`,
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
        { label: 'Train, trade or leave', href: `/rotations/${rotation.id}/reps` },
      ],
      rotation,
      book,
      reasons: book.figures?.reasons.map((fact) => repWords(fact, res.locals.company)) ?? [],
      decided: book.decision && decisionView(book.decision),
      decisions: DECISIONS,
      values: { decision: book.decision?.decision ?? suggestedDecision(book.figures?.verdict), ...values },
      errors,
    });
  }
  return router;
}

/** What stands ticked at first: the suggestion, the market as a reason to leave the book alone. */
function suggestedDecision(verdict: string | undefined): string | undefined {
  return verdict === 'market' ? 'leave' : verdict;
}
