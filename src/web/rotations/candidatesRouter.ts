import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { viewingOf } from '../../app/accounts/viewing';
import { findRotation } from '../../app/rotations/findRotation';
import { candidatesFixed } from '../../app/rotations/requireOpen';
import { suggestions } from '../../app/rotations/suggestions';
import { accountWords } from '../../growth/words/accountWords';
import { repWords } from '../../growth/words/repWords';
import { canCoach, canPlan } from '../../people/permissions';
import { repNames } from '../../storage/accounts/accountNames';
import { listPlanSummaries } from '../../storage/plans/planPages';
import { listInclusions } from '../../storage/rotations/inclusions';
import { exclusionCounts } from '../../storage/rotations/rotationPages';
import { CANDIDATE_SORTS, listCandidates, sumCandidates } from '../../storage/rotations/rotationPagesCandidates';
import { openRotationJobs } from '../../storage/rotations/rotationPagesJobs';
import type { Rotation } from '../../storage/rotations/rotations';
import { wishesOf } from '../../storage/rotations/wishes';
import { currentUser } from '../middleware/viewer';
import { verdictWords } from '../reps/listView';
import type { Services } from '../services';
import { ownerField, ownerFilter, ownersAsked } from '../view/ownerFilter';
import { page } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery, searchWords, sortBy, sortParts } from '../view/query';
import { wishText } from '../wishes/planWishes';
import { visibleReps } from './actor';
import { decisionView } from './decisionWords';
import { exclusionsInSight } from './exclusionsInSight';

const candidateQuery = {
  q: searchWords,
  owner: ownerField,
  state: z.enum(['declining', 'flat', 'lagging']).optional(),
  sort: sortBy(CANDIDATE_SORTS, '-headroom'),
  page: pageNumber,
};

/** Rows with reasons are tall. */
const PAGE_SIZE = 25;

const STATES = ['declining', 'flat', 'lagging'].map((state) => ({ value: state, label: state }));

/** The accounts up for review in a rotation, and what the figures say about each rep's book. */
export function candidatesRouter(services: Services): Router {
  const router = Router();
  const { db } = services.database;

  router.get('/rotations/:id/candidates', async (req, res) => {
    const rotation = await findRotation(db, req.params.id);
    page(res, 'rotations/candidates', {
      ...frame(rotation, 'Candidates'),
      ...(await candidates(req, res, rotation)),
      exclusions: await exclusionsInSight(db, rotation, await visibleReps(res, services)),
      excluded: await exclusionCounts(db, rotation),
      inclusions: await inclusions(res, rotation),
      canAct: acts(res, rotation) && !(await candidatesFixed(db, rotation.id)),
    });
  });

  router.get('/rotations/:id/reps', async (req, res) => {
    const rotation = await findRotation(db, req.params.id);
    page(res, 'rotations/reps', {
      ...frame(rotation, 'Train, trade or leave'),
      ...(rotation.analysisId === null ? {} : await books(req, res, { ...rotation, analysisId: rotation.analysisId })),
      canAct: acts(res, rotation) && !(await candidatesFixed(db, rotation.id)),
    });
  });

  /** What managers included, as far as the user sees its owner; an analysis that is under way may still follow it. */
  async function inclusions(res: Response, rotation: Rotation) {
    const within = await visibleReps(res, services);
    const working = (await openRotationJobs(db, 'analysis', rotation.id)).length > 0;
    return (await listInclusions(db, rotation))
      .filter(({ ownerId }) => within === null || (ownerId !== null && within.has(ownerId)))
      .map((one) => ({ ...one, stopped: !working && one.candidate === false }));
  }

  async function books(req: Request, res: Response, rotation: { id: string; analysisId: string }) {
    const viewing = await viewingOf(db, currentUser(res));
    const { page: asked } = parseQuery({ page: pageNumber }, req);
    const part = (all: number) => paging(req, asked, all, PAGE_SIZE);
    const found = await suggestions(db, rotation, viewing, part);
    const told = ({ figures, ...book }: (typeof found.books)[number]) => ({
      ...book,
      figures,
      reasons: figures?.reasons.map((fact) => repWords(fact, res.locals.company)) ?? [],
      decided: book.decision && decisionView(book.decision),
      mayCoach: book.planId === null && canCoach(viewing.user, viewing.scope, book.repId),
      mayDecide: book.repId !== viewing.user.repId,
    });
    return {
      paging: part(found.found),
      books: found.books.map(told),
      open: found.open,
      verdicts: verdictWords(found.verdicts),
      withheld: found.verdicts === null,
    };
  }

  async function candidates(req: Request, res: Response, rotation: Rotation) {
    const query = parseQuery(candidateQuery, req);
    const within = idList(await visibleReps(res, services));
    const names = [...(await repNames(db))].filter(([id]) => within === null || within.includes(id));
    const owners = names.map(([id, name]) => ({ id, name }));
    const choices = {
      values: query,
      sort: query.sort,
      owner: ownerFilter(query.owner, owners, false),
      states: STATES,
    };
    if (rotation.analysisId === null) return { ...choices, rows: [], paging: paging(req, 1, 0), sum: null };
    const wanted = {
      rotation,
      within,
      search: query.q,
      ownerIds: ownersAsked(query.owner, owners) ?? undefined,
      state: query.state,
    };
    const sum = await sumCandidates(db, wanted);
    const pages = paging(req, query.page, sum.accounts + sum.moved, PAGE_SIZE);
    const rows = await listCandidates(db, wanted, { ...sortParts(query.sort), ...pages }, true);
    const [plan] = await listPlanSummaries(db, rotation.id);
    const wishes = new Map((await wishesOf(db, rotation.id)).map((wish) => [wish.accountId, wishText(wish)]));
    const told = rows.map(({ reasons, ...row }) => ({
      ...row,
      wish: wishes.get(row.accountId) ?? null,
      inPlan: plan && !row.moved ? `/plans/${plan.id}/why?account=${encodeURIComponent(row.externalId)}` : null,
      reasons: reasons.map((fact) => accountWords(fact, res.locals.company)),
    }));
    return {
      ...choices,
      ownTeamOnly: within !== null,
      rows: told,
      paging: pages,
      sum,
      filtered: Boolean(query.q || query.owner || query.state),
    };
  }
  return router;
}

function acts(res: Response, rotation: Rotation): boolean {
  return canPlan(currentUser(res)) && rotation.closedAt === null;
}

function frame(rotation: Rotation, title: string) {
  const breadcrumbs = [
    { label: 'Rotations', href: '/rotations' },
    { label: rotation.name, href: `/rotations/${rotation.id}` },
  ];
  return { title, active: 'rotations', breadcrumbs, rotation };
}

function idList(within: ReadonlySet<number> | null): number[] | null {
  return within === null ? null : [...within];
}
