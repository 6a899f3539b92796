import type { FrontierPoint, ReadyName, ReadyPlan } from './types';

/**
 * What each ready plan has to reach of the largest uplift on the frontier. Of the plans that do, the one that changes the
 * books least (the smallest ε) is taken: bold is what is left when the last percent is not worth any more change.
 */
export const READY_SHARES: Record<ReadyName, number> = { cautious: 0.6, balanced: 0.85, bold: 0.99 };

/** The ready plans of a frontier, tightest ε first; where two would be the same point, only the more cautious name stays. */
export function readyPlans(points: FrontierPoint[]): ReadyPlan[] {
  const most = points.reduce((largest, { plan }) => Math.max(largest, plan.objectiveCents), 0);
  if (most <= 0) return [];
  const ready: ReadyPlan[] = [];
  for (const name of ['cautious', 'balanced', 'bold'] as const) {
    const point = points.findIndex(({ plan }) => plan.objectiveCents >= READY_SHARES[name] * most);
    const taken = ready.some((other) => sameSwaps(points[other.point], points[point]));
    if (point >= 0 && !taken) ready.push({ name, point });
  }
  return ready;
}

function sameSwaps(a: FrontierPoint, b: FrontierPoint): boolean {
  const ids = ({ plan }: FrontierPoint): string =>
    plan.swaps
      .map((swap) => swap.id)
      .sort()
      .join();
  return ids(a) === ids(b);
}
