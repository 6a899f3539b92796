import type { Response } from 'express';
import type { RepId } from '../../accounts/types';
import { findRotation } from '../../app/rotations/findRotation';
import { coachFirst } from '../../app/rotations/suggestions';
import { canProposeTrade } from '../../people/permissions';
import { breakEvenGrowth } from '../../planning/breakEven';
import { describePlan } from '../../planning/describe';
import type { Plan, PlannedSwap } from '../../planning/types';
import { repNames } from '../../storage/accountNames';
import { findShownPlan, tradesOfPlan } from '../../storage/planPages';
import { rejectedSwaps } from '../../storage/rotationPages';
import { type AccountFacts, accountFacts } from '../../storage/tradePages';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { touches, visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { planFirmness } from './firmness';
import { whyRanked } from './whyRanked';

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
  const names = await repNames(db);
  const accounts = await accountFacts(
    db,
    listed.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
  );
  const trades = await tradesOfPlan(db, id);
  const rejected = await rejectedSwaps(db, rotation.id);
  const involved = [...new Set(swaps.flatMap((swap) => swap.legs.flatMap((leg) => [leg.fromRepId, leg.toRepId])))];
  const firmness = await planFirmness(db, id, plan);
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const why = plan.ranked ? await whyRanked(db, id, { names, accounts, currency, locale }) : null;
  const rows = listed.map((swap, i) => ({
    ...swapRow(swap, names, accounts),
    at: i + 1,
    inPlan: i < swaps.length,
    shares: i < swaps.length ? [] : sharing(swap, swaps),
    why: why?.(swap) ?? [],
    trade: openTrade(trades.get(swap.id)),
    rejectedBecause: rejected.get(swap.id) ?? null,
    firmness: firmness.bySwap.get(swap.id) ?? null,
  }));
  const books = repRows(plan, names, within);
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
    sentences: describePlan(plan, currency, locale),
    firmness,
    hidden: plan.swaps.length - swaps.length,
    ownCents: swaps.reduce((sum, swap) => sum + swap.expectedCents, 0),
    toCoach: await coachFirst(db, rotation.analysisId, involved),
    rows,
    ranked: plan.ranked !== undefined,
    reps: books,
    worstOff: books.reduce<(typeof books)[number] | null>(
      (worst, book) => (worst === null || book.expectedCents < worst.expectedCents ? book : worst),
      null,
    ),
    free: rows.filter((row) => row.trade === null).length,
    canDownload: within === null,
    canTake: canProposeTrade(currentUser(res)) && rotation.closedAt === null,
  };
}

type Names = ReadonlyMap<RepId, string>;

/** An ended trade leaves its swap free to be taken again. */
function openTrade<T extends { state: string }>(trade: T | undefined): T | null {
  return trade && trade.state !== 'withdrawn' && trade.state !== 'rejected' ? trade : null;
}

function swapRow(swap: PlannedSwap, names: Names, accounts: ReadonlyMap<number, AccountFacts>) {
  const legs = swap.legs.map((leg) => ({
    ...leg,
    account: accounts.get(leg.accountId),
    from: names.get(leg.fromRepId) ?? '',
    to: names.get(leg.toRepId) ?? '',
    breakEven: breakEvenGrowth([leg]),
  }));
  return {
    id: swap.id,
    legs,
    expectedCents: swap.expectedCents,
    kind: swap.kind,
    between: betweenReps(swap.kind, [...new Set(legs.flatMap((leg) => [leg.from, leg.to]))]),
    breakEven: breakEvenGrowth(swap.legs),
  };
}

/** Positions, from 1, of the swaps that have an account in common with this one. */
function sharing(swap: PlannedSwap, swaps: PlannedSwap[]): number[] {
  const accounts = new Set(swap.legs.map((leg) => leg.accountId));
  return swaps.flatMap((other, i) => (other.legs.some((leg) => accounts.has(leg.accountId)) ? [i + 1] : []));
}

/** Two reps change places; three hand on, round to the first. */
function betweenReps(kind: PlannedSwap['kind'], reps: string[]): string {
  return kind === 'cycle' ? [...reps, reps[0]].join(' → ') : reps.join(' ⇄ ');
}

/** The books that change, the largest change first. */
function repRows(plan: Plan, names: Names, within: ReadonlySet<RepId> | null) {
  return plan.reps
    .filter((rep) => rep.swaps > 0 && (within === null || within.has(rep.repId)))
    .map((rep) => ({
      ...rep,
      name: names.get(rep.repId) ?? '',
      change: rep.before.t4qCents > 0 ? rep.after.t4qCents / rep.before.t4qCents - 1 : null,
    }))
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || a.repId - b.repId);
}
