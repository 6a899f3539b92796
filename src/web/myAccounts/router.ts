import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Rep, RepId } from '../../accounts/types';
import { viewingOf } from '../../app/accounts/viewing';
import { challengesOf } from '../../app/challenges/challengesOf';
import { coachingOfRep } from '../../app/coaching/coachingOfRep';
import { handoffsOf, openStepsOf } from '../../app/handoffs/handoffsOf';
import { announcedTo } from '../../app/handoffs/moves';
import { ownBook } from '../../app/handoffs/ownBook';
import { setOptIn } from '../../app/optIns/setOptIn';
import { servedMoves } from '../../app/trades/specialists';
import { EFFORTS } from '../../handoffs/effort';
import { canSeeRep } from '../../people/permissions';
import { loadReps } from '../../storage/accounts/accounts';
import { companyTelling } from '../../storage/people/company';
import { optedInSince } from '../../storage/people/optIns';
import { repAnalysis } from '../../storage/people/repPages';
import { openWishRotations } from '../../storage/rotations/wishes';
import { challengeView } from '../challenges/view';
import { lineView } from '../coaching/listView';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery, searchWords } from '../view/query';
import { bookPage, EFFORT_LABELS } from './bookView';

const query = { q: searchWords, effort: z.enum(EFFORTS as [string, ...string[]]).optional(), page: pageNumber };
const EFFORT_OPTIONS = EFFORTS.map((value) => ({ value, label: EFFORT_LABELS[value] }));

/** A rep's own page: what changes, then the accounts by effort. The line above can open it for a rep. */
export function myAccountsRouter(services: Services): Router {
  const { database } = services;
  const router = Router();
  router.get('/my-accounts', async (req, res) => {
    await show(req, res, currentUser(res).repId!, { title: 'My accounts', active: 'myAccounts', own: true });
  });

  for (const [path, optedIn] of [
    ['/my-accounts/opt-in', true],
    ['/my-accounts/opt-out', false],
  ] as const) {
    router.post(path, async (req, res) => {
      await setOptIn(database, optedIn, actorOf(res, services));
      flash(
        req,
        optedIn ? 'Your accounts may be exchanged from the next round on.' : 'Your accounts stay with you again.',
      );
      res.redirect(303, '/my-accounts');
    });
  }

  router.get('/reps/:id/handoffs', async (req, res) => {
    const rep = (await loadReps(database.db)).find((one) => String(one.id) === req.params.id);
    const { user, scope } = await viewingOf(database.db, currentUser(res));
    if (!rep || !canSeeRep(user, scope, rep.id)) throw pageNotFound();
    await show(req, res, rep.id, { title: `Accounts of ${rep.name}`, active: 'reps', own: false, rep });
  });

  async function show(
    req: Request,
    res: Response,
    repId: RepId,
    frame: { title: string; active: string; own: boolean; rep?: Rep },
  ): Promise<void> {
    const values = parseQuery(query, req);
    const moves = await announcedTo(database.db, repId, services.today());
    const question = { own: frame.own, words: values.q, effort: EFFORTS.find((effort) => effort === values.effort) };
    const book = await ownBook(database.db, repId, services.today(), question);
    const pages = paging(req, values.page, book.accounts.length);
    const key = [repId, services.today(), question];
    const listed = await bookPage(database, key, { book, pages, own: frame.own }, await companyTelling(database.db));
    const { rep } = frame;
    const analysis = book.analysisId === null ? null : await repAnalysis(database.db, book.analysisId, repId);
    const optIn = {
      protected: analysis?.protected === true,
      since: await optedInSince(database.db, repId),
      // Offered to everybody where figures are turned off, so that agreeing tells nothing about protection.
      always: !res.locals.company?.showRepFigures,
    };
    const { plans } = await coachingOfRep(database.db, repId, currentUser(res), services.today());
    page(res, 'myAccounts/list', {
      ...frame,
      coaching: plans.map((line) => lineView(line, services.today())),
      breadcrumbs: rep && [
        { label: 'Reps', href: '/reps' },
        { label: rep.name, href: `/reps/${rep.id}` },
      ],
      values,
      optIn,
      moves,
      challenged:
        frame.own && moves.ahead.to.length + moves.ahead.from.length > 0
          ? await ownChallenges(repId, currentUser(res).id)
          : {},
      served: await servedMoves(database.db, repId, services.today()),
      steps: frame.own
        ? nextSteps(openStepsOf(await handoffsOf(database.db, { repIds: [repId] }, services.today()), repId))
        : null,
      asked: frame.own ? await openWishRotations(database.db, services.today()) : [],
      book,
      total: Object.values(book.counts).reduce((sum, count) => sum + count, 0),
      listed,
      paging: pages,
      efforts: EFFORT_OPTIONS,
    });
  }

  /** The rep's latest challenge of each trade, by the trade's id. */
  async function ownChallenges(repId: RepId, userId: string) {
    const all = await challengesOf(database.db, { repId }, services.today());
    return Object.fromEntries(all.map((one) => [one.tradeId, challengeView(one, userId)]));
  }
  return router;
}

/** Steps shown without being asked for. */
const NEXT = 6;

/** What is to be done next, and what can wait; null where nothing is. */
function nextSteps<T>(steps: readonly T[]): { first: readonly T[]; later: readonly T[] } | null {
  if (steps.length === 0) return null;
  return { first: steps.slice(0, NEXT), later: steps.slice(NEXT) };
}
