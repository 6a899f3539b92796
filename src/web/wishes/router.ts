import { type Request, type Response, Router } from 'express';
import type { RepId } from '../../accounts/types';
import { findRotation } from '../../app/rotations/findRotation';
import { sayWishes } from '../../app/wishes/sayWishes';
import { closeWishes, openWishes } from '../../app/wishes/wishWindows';
import { canPlan } from '../../people/permissions';
import { WISHES_EACH, type Wish, type WishKind, wishesOpen } from '../../rotations/wishes';
import type { Day } from '../../shared/calendar';
import { addWorkingDays } from '../../shared/workingDays';
import type { Db } from '../../storage/database';
import { keptWithData } from '../../storage/kept';
import { holidaySet } from '../../storage/people/holidays';
import { type NamedWish, repsWithBook, wishesOf, wishWindow } from '../../storage/rotations/wishes';
import { ownAccounts } from '../../storage/trades/handoffPagesBook';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf, visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors } from '../view/forms';
import { page } from '../view/page';

const KINDS: readonly WishKind[] = ['handOver', 'keep'];
const OFFERED_WORKING_DAYS = 10;

/** What reps would hand over and keep: said by them, opened, closed and read by their managers. */
export function wishesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.get('/my-accounts/wishes/:id', (req, res) => showOwn(res, req.params.id, null, {}));

  router.post('/my-accounts/wishes/:id', async (req, res) => {
    try {
      await sayWishes(database, req.params.id, wishesFrom(req.body), actorOf(res, services));
      flash(req, 'It is written down. You can change it as long as the time for it runs.');
      res.redirect(303, `/my-accounts/wishes/${req.params.id}`);
    } catch (error) {
      await showOwn(res, req.params.id, req.body, formErrors(error));
    }
  });

  router.get('/rotations/:id/wishes', (req, res) => show(res, req.params.id, {}, {}));

  router.post('/rotations/:id/wishes/opening', async (req, res) => {
    const id = String(req.params.id);
    try {
      await openWishes(database, id, String(req.body?.closesOn ?? ''), actorOf(res, services));
      flash(req, 'The reps are asked.');
      res.redirect(303, `/rotations/${id}/wishes`);
    } catch (error) {
      await show(res, id, req.body, formErrors(error));
    }
  });

  router.post('/rotations/:id/wishes/closing', async (req: Request, res: Response) => {
    const id = String(req.params.id);
    await closeWishes(database, id, actorOf(res, services));
    flash(req, 'The reps can change nothing any more.');
    res.redirect(303, `/rotations/${id}/wishes`);
  });

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors) {
    const rotation = await findRotation(db, id);
    const window = await wishWindow(db, id);
    const within = await visibleReps(res, services);
    const wishes = (await wishesOf(db, id)).filter(({ repId }) => within === null || within.has(repId));
    const asked = (await repsWithBook(db, services.today())).filter((repId) => within === null || within.has(repId));
    const offered = addWorkingDays(services.today(), OFFERED_WORKING_DAYS, await holidaySet(db));
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'wishes/rotation', {
      title: 'Wishes of the reps',
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${id}` },
      ],
      rotation,
      window,
      isOpen: wishesOpen(window, services.today()),
      wishes,
      answered: new Set(wishes.map(({ repId }) => repId)).size,
      asked: asked.length,
      canAct: canPlan(currentUser(res)) && rotation.closedAt === null,
      values: { closesOn: window?.closesOn ?? offered, ...values },
      errors,
    });
  }

  async function showOwn(res: Response, id: string, body: Record<string, unknown> | null, errors: FieldErrors) {
    const { repId } = currentUser(res);
    const window = await wishWindow(db, id);
    if (window === null || repId === null) throw pageNotFound();
    const rotation = await findRotation(db, id);
    const said = await wishesOf(db, id, repId);
    if (Object.keys(errors).length > 0) res.status(400);
    page(res, 'wishes/own', {
      title: 'What you would hand over and keep',
      active: 'myAccounts',
      breadcrumbs: [{ label: 'My accounts', href: '/my-accounts' }],
      rotation: { id, name: rotation.name, effectiveDate: rotation.effectiveDate },
      window,
      isOpen: wishesOpen(window, services.today()),
      said,
      options: await ownChoices(db, repId, services.today(), rotation.analysisId),
      rows: Object.fromEntries(KINDS.map((kind) => [kind, rowsOf(kind)])),
      values: body ?? valuesOf(said),
      errors,
    });
  }
  return router;
}

/** The accounts that a rep owns today as choices of a field, by name. */
function ownChoices(db: Db, repId: RepId, today: Day, analysisId: string | null) {
  return keptWithData(db, JSON.stringify(['choices of own accounts', repId, today, analysisId]), async () => {
    const book = await ownAccounts(db, repId, today, analysisId);
    return [...book]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ accountId, name }) => ({ value: String(accountId), label: name }));
  });
}

const rowsOf = (kind: WishKind) =>
  Array.from({ length: WISHES_EACH }, (_, n) => ({
    number: n + 1,
    account: `${kind}-${n + 1}`,
    reason: `${kind}-reason-${n + 1}`,
  }));

function wishesFrom(body: Record<string, unknown> | undefined): Wish[] {
  return KINDS.flatMap((kind) =>
    rowsOf(kind).flatMap(({ account, reason }) => {
      const accountId = Number(body?.[account] ?? '');
      return accountId > 0 ? [{ accountId, kind, reason: String(body?.[reason] ?? '').slice(0, 500) }] : [];
    }),
  );
}

function valuesOf(said: readonly NamedWish[]): Record<string, string> {
  return Object.fromEntries(
    KINDS.flatMap((kind) =>
      said
        .filter((wish) => wish.kind === kind)
        .flatMap(({ accountId, reason }, n) => [
          [`${kind}-${n + 1}`, String(accountId)],
          [`${kind}-reason-${n + 1}`, reason],
        ]),
    ),
  );
}
