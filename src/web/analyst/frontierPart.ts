import { frontierOfPlan } from '../../app/studies/kinds/frontier';
import { frontierCurve } from '../../charts/frontierCurve';
import { bothSizes } from '../../charts/sizes';
import { READY_SHARES } from '../../planning/frontier/readyPlans';
import type { Frontier } from '../../planning/frontier/types';
import { formatMoneyShort } from '../../shared/money';
import type { Db } from '../../storage/database';
import { keptWith } from '../../storage/kept';

interface Manner {
  currency: string;
  locale: string;
}

/** A gap from which on a point is said to be worth more, perhaps. */
const NEARLY_BEST = 0.01;

const TITLES = { cautious: 'Cautious', balanced: 'Balanced', bold: 'Bold' } as const;

/**
 * The frontier of a plan as its page shows it; `points` is empty before it was worked out. What is stored are eight whole
 * plans, so that it is read once.
 */
export function frontierPart(db: Db, planId: string, { currency, locale }: Manner) {
  const key = `frontier of plan ${planId} ${currency} ${locale}`;
  return keptWith(db, ['plan_studies'], key, () => readFrontier(db, planId, { currency, locale }));
}

async function readFrontier(db: Db, planId: string, manner: Manner) {
  const frontier = await frontierOfPlan(db, planId);
  if (!frontier) return { asked: false, points: [], ready: [] };
  const { own } = frontier;
  const most = frontier.points.reduce((largest, { plan }) => Math.max(largest, plan.objectiveCents), 0);
  const points = frontier.points.map(({ epsilon, plan }, point) => ({
    point,
    epsilon,
    text: percentOf(manner)(epsilon),
    name: nameAt(frontier, point),
    word: nameAt(frontier, point)?.toLowerCase() ?? null,
    own: epsilon === own,
    beyond: epsilon > own,
    share: most > 0 ? plan.objectiveCents / most : null,
    objectiveCents: plan.objectiveCents,
    boundCents: plan.boundCents,
    gap: plan.gap,
    largestDeviation: plan.fairness.after.largestDeviation,
    swaps: plan.swaps.length,
  }));
  return {
    asked: true,
    /** Points that were not reached, as people write them. */
    missing: frontier.epsilons.slice(frontier.points.length).map(percentOf(manner)),
    /** Points whose time was up before the best plan was known, or nearly. */
    hurried: frontier.points.filter(({ plan }) => plan.stoppedBy === 'time' && plan.gap > NEARLY_BEST).length,
    own,
    points,
    ready: points.filter((point) => point.name !== null),
    shares: READY_SHARES,
    curve: points.length === 0 ? null : drawn(frontier, manner),
  };
}

function nameAt({ ready }: Frontier, point: number): string | null {
  const found = ready.find((one) => one.point === point);
  return found ? TITLES[found.name] : null;
}

/** ε as people write it, with as many digits as it has. */
function percentOf({ locale }: Manner): (share: number) => string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format;
}

function drawn(frontier: Frontier, manner: Manner): string {
  const { currency, locale } = manner;
  return bothSizes((width, part) =>
    frontierCurve({
      id: `frontier${part}`,
      title: 'What the best plan brings against how far a book may change',
      width,
      points: frontier.points.map(({ epsilon, plan }, point) => ({
        epsilon,
        cents: plan.objectiveCents,
        boundCents: plan.boundCents,
        name: nameAt(frontier, point) ?? undefined,
      })),
      own: frontier.own,
      ownLabel: 'this plan',
      format: (cents) => formatMoneyShort(cents, currency, locale),
      percent: percentOf(manner),
    }),
  );
}
