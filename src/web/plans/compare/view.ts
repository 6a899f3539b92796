import type { Response } from 'express';
import type { RepId } from '../../../accounts/types';
import { findRotation } from '../../../app/rotations/findRotation';
import { type Comparison, comparePlans } from '../../../planning/comparePlans';
import { kindWords } from '../../../planning/kindWords';
import { formatMoney } from '../../../shared/money';
import { findShownPlan, type ShownPlan } from '../../../storage/plans/planPages';
import { touches, visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { namesOf, type SwapNames } from '../swapWords';

/** So many stand side by side at most: more are not read. */
const MOST_COMPARED = 3;

/** Two or three plans of a rotation side by side; fewer, when the others do not exist or are of another rotation. */
export async function compareView(res: Response, services: Services, rotationId: string, planIds: string[]) {
  const { db } = services.database;
  const rotation = await findRotation(db, rotationId);
  const found: ShownPlan[] = [];
  for (const id of [...new Set(planIds)].slice(0, MOST_COMPARED)) {
    const shown = await findShownPlan(db, id);
    if (shown?.rotationId === rotationId) found.push(shown);
  }
  const within = await visibleReps(res, services);
  const { swaps, reps } = comparePlans(found.map(({ plan }) => plan));
  const seen = swaps.filter(({ swap }) => touches(within, swap.legs));
  const names = await namesOf(
    db,
    seen.map(({ swap }) => swap),
  );
  return {
    title: 'Plans side by side',
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
    rotation,
    plans: found.map((shown) => figures(shown, names, within)),
    sentences: inFewWords(found, { currency: 'USD', locale: 'en-US', ...res.locals.company }),
    groups: groupsOf(seen, found, names),
    hidden: swaps.length - seen.length,
    reps: reps
      .filter(({ repId }) => within === null || within.has(repId))
      .map(({ repId, under }) => ({
        repId,
        name: names.rep(repId),
        under: under.map((one, i) => ({ ...one, plan: found[i].name, none: one === null })),
      })),
  };
}

/** Which plan is expected to bring most, and how much less the others bring. */
function inFewWords(plans: readonly ShownPlan[], { currency, locale }: { currency: string; locale: string }): string[] {
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const [best, ...rest] = [...plans].sort((a, b) => b.plan.objectiveCents - a.plan.objectiveCents);
  if (!best) return [];
  if (rest.length > 0 && rest.every((other) => sameSwaps(best, other))) return [allTheSame(plans, money)];
  const swaps = ({ plan }: ShownPlan): string => (plan.swaps.length === 1 ? '1 swap' : `${plan.swaps.length} swaps`);
  return [
    `“${best.name}” is expected to bring most over four quarters: ${money(best.plan.objectiveCents)} with ${swaps(best)}.`,
    ...rest.map((other) => {
      const less = best.plan.objectiveCents - other.plan.objectiveCents;
      const twin = plans.find(
        (one) => one !== other && plans.indexOf(one) < plans.indexOf(other) && sameSwaps(one, other),
      );
      if (twin) return `“${other.name}” and “${twin.name}” are the same: they hold the same swaps.`;
      return `“${other.name}” brings ${less === 0 ? 'as much' : `${money(less)} less`} with ${swaps(other)}.`;
    }),
  ];
}

/** Plans of one rotation with the same swaps, which are worth the same: whichever is taken, the same happens. */
function sameSwaps({ plan: one }: ShownPlan, { plan: other }: ShownPlan): boolean {
  const ids = new Set(one.swaps.map(({ id }) => id));
  return (
    one.objectiveCents === other.objectiveCents &&
    ids.size === other.swaps.length &&
    other.swaps.every(({ id }) => ids.has(id))
  );
}

function allTheSame(plans: readonly ShownPlan[], money: (cents: number) => string): string {
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(plans.map(({ name }) => `“${name}”`));
  const [{ plan }] = plans;
  const what =
    plan.swaps.length === 0
      ? 'no swap is in them'
      : `each has the same ${plan.swaps.length === 1 ? 'swap' : `${plan.swaps.length} swaps`}, expected to bring ${money(plan.objectiveCents)} over four quarters`;
  return `${names} are identical: ${what}. It makes no difference which of them is taken on.`;
}

function figures({ id, name, plan, source }: ShownPlan, names: SwapNames, within: ReadonlySet<RepId> | null) {
  const { after } = plan.fairness;
  const inSwaps = plan.reps.filter((rep) => rep.swaps > 0 && (within === null || within.has(rep.repId)));
  const [least] = [...inSwaps].sort((a, b) => a.expectedCents - b.expectedCents);
  return {
    ...{ id, name, source },
    swaps: plan.swaps.length,
    expectedCents: plan.objectiveCents,
    boundCents: plan.boundUnknown ? null : plan.boundCents,
    gap: plan.boundUnknown ? null : plan.gap,
    handoverCents: plan.swaps.flatMap(({ legs }) => legs).reduce((sum, leg) => sum + leg.lossCents, 0),
    accounts: plan.swaps.flatMap(({ legs }) => legs).length,
    repCount: plan.reps.filter((rep) => rep.swaps > 0).length,
    largestDeviation: after.largestDeviation,
    worstOff: least ? names.rep(least.repId) : null,
    worstOffCents: least?.expectedCents ?? null,
  };
}

/** Swaps by the plans that hold them, those of all plans first. */
function groupsOf(swaps: Comparison['swaps'], plans: ShownPlan[], names: SwapNames) {
  const groups = new Map<string, { title: string; all: boolean; swaps: ReturnType<typeof row>[] }>();
  for (const { swap, inPlan } of swaps) {
    const own = plans.filter((_, i) => inPlan[i]).map(({ name }) => name);
    const all = own.length === plans.length;
    const title = all ? 'In all of them' : `Only in ${own.map((name) => `“${name}”`).join(' and ')}`;
    const group = groups.get(title) ?? { title, all, swaps: [] };
    groups.set(title, group);
    group.swaps.push(row(swap, names));
  }
  return [...groups.values()].map((group) => ({
    ...group,
    expectedCents: group.swaps.reduce((sum, swap) => sum + swap.expectedCents, 0),
  }));
}

function row(swap: Comparison['swaps'][number]['swap'], names: SwapNames) {
  return { kind: kindWords(swap), moves: names.moves(swap), expectedCents: swap.expectedCents };
}
