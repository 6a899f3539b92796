import type { Response } from 'express';
import type { RepId } from '../../accounts/types';
import { type LeftOfPlan, leftOfPlan } from '../../app/plans/leftOfPlan';
import { findRotation } from '../../app/rotations/findRotation';
import { coachFirst } from '../../app/rotations/suggestions';
import { roomForSwaps } from '../../app/trades/refuseTooMany';
import { canPlan, canProposeTrade } from '../../people/permissions';
import { describePlan, nothingPays, nothingPossible } from '../../planning/describe';
import { repNames } from '../../storage/accounts/accountNames';
import { findShownPlan, tradesOfPlan } from '../../storage/plans/planPages';
import { rejectedSwaps } from '../../storage/rotations/rotationPages';
import { accountFacts } from '../../storage/trades/tradePages';
import { listTrades } from '../../storage/trades/trades';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { touches, visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { onceFor } from '../view/onceFor';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { planWishes } from '../wishes/planWishes';
import { accountsMoving, bookRow, booksOf, worstOff } from './bookRows';
import { planFirmness } from './firmness';
import { planOrigin } from './origin';
import { openTrade, sharing, swapRow } from './swapRows';
import { whyRanked } from './whyRanked';

/** With all its figures a swap takes some 3 kB. */
const SWAPS_A_PAGE = 15;
const BOOKS_A_PAGE = 15;

/** Everything that a plan's page shows to this user. Managers see the swaps and books of their own tree. */
export async function planView(res: Response, services: Services, id: string) {
  const { db } = services.database;
  const shown = await findShownPlan(db, id);
  if (!shown) throw pageNotFound();
  const rotation = await findRotation(db, shown.rotationId);
  const within = await visibleReps(res, services);
  const { plan } = shown;
  const swaps = plan.swaps.filter((swap) => touches(within, swap.legs));
  // Companies of few reps choose from a list: what goes best together first, then what is fair and pays as well.
  const others = (plan.ranked ?? []).filter(
    (swap) => touches(within, swap.legs) && !plan.swaps.some((other) => other.id === swap.id),
  );
  const listed = [...swaps, ...others];
  const asked = parseQuery({ page: pageNumber, books: pageNumber }, res.req);
  // A ranked list is short, and read from its beginning.
  const pages = paging(res.req, asked.page, listed.length, plan.ranked ? listed.length : SWAPS_A_PAGE);
  const shownSwaps = listed.slice(pages.offset, pages.offset + pages.limit);
  const changed = booksOf(plan, within);
  const bookPages = paging(res.req, asked.books, changed.length, BOOKS_A_PAGE, 'books');
  const books = changed.slice(bookPages.offset, bookPages.offset + bookPages.limit);
  const names = await repNames(db);
  const accounts = await accountFacts(db, [
    ...shownSwaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
    ...accountsMoving(plan, books),
  ]);
  const trades = await tradesOfPlan(db, id);
  const room = plan.ranked ? roomForSwaps(rotation, await listTrades(db, { rotationId: rotation.id })) : null;
  const rejected = await rejectedSwaps(db, rotation.id);
  const involved = [...new Set(swaps.flatMap((swap) => swap.legs.flatMap((leg) => [leg.fromRepId, leg.toRepId])))];
  const firmness = await planFirmness(db, id, plan);
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const why = plan.ranked ? await whyRanked(db, id, { names, accounts, currency, locale }) : null;
  const pins = new Map(shown.changes?.pins.map((pin) => [pin.id, pin]));
  const rows = shownSwaps.map((swap, i) => {
    const at = pages.offset + i + 1;
    return {
      ...swapRow(swap, names, accounts, pins.get(swap.id)),
      at,
      inPlan: at <= swaps.length,
      shares: at <= swaps.length ? [] : sharing(swap, swaps),
      why: why?.(swap) ?? [],
      trade: openTrade(trades.get(swap.id)),
      rejectedBecause: rejected.get(swap.id) ?? null,
      firmness: firmness.bySwap.get(swap.id) ?? null,
    };
  });
  const free = listed.filter(({ id: swapId }) => openTrade(trades.get(swapId)) === null);
  const user = currentUser(res);
  const open = rotation.closedAt === null;
  return {
    title: shown.name,
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
    rotation,
    shown,
    plan,
    sentences: onceFor(plan, `sentences ${currency} ${locale}`, () => describePlan(plan, currency, locale)),
    nothingPays: nothingPays(plan),
    nothingPossible: nothingPossible(plan),
    origin: await planOrigin(db, shown, rotation, names, within),
    left: inSightOf(within, await leftOfPlan(db, id, plan)),
    firmness,
    wishes: await planWishes(
      db,
      rotation.id,
      plan.swaps.flatMap(({ legs }) => legs),
      within,
    ),
    hidden: plan.swaps.length - swaps.length,
    ownSwaps: listed.length,
    ownCents: swaps.reduce((sum, swap) => sum + swap.expectedCents, 0),
    toCoach: await coachFirst(db, rotation, involved),
    rows,
    ranked: plan.ranked !== undefined,
    // Said where the list offers more than may be taken.
    room: room !== null && (plan.ranked ?? []).length > room.left ? room : null,
    swapPages: pages,
    listed: listed.map((swap) => swap.id),
    reps: books.map((book) => bookRow(plan, book, names, accounts)),
    bookPages,
    worstOff: worstOff(changed, names),
    free: free.length,
    /** All that can be taken at once: those that were rejected before are taken one by one. */
    takeAll: free.filter(({ id: swapId }) => !rejected.has(swapId)).map((swap) => swap.id),
    canDownload: within === null,
    canTake: canProposeTrade(user) && open && shown.archivedAt === null,
    canPlan: canPlan(user) && open,
  };
}

/** Which limits the rest breaks is shown for the reps whose books the user may see. */
function inSightOf(within: ReadonlySet<RepId> | null, left: LeftOfPlan | null) {
  if (left === null) return null;
  const seen = left.problems.filter(({ repId }) => within === null || repId === null || within.has(repId));
  return { ...left, problems: seen.map(({ sentence }) => sentence), broken: left.problems.length > 0 };
}
