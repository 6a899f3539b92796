import type { Plan, PlanningInput } from '../types';
import { frontierEpsilons } from './epsilons';
import { readyPlans } from './readyPlans';
import type { Frontier, FrontierPoint } from './types';

/** The input in which books may change by at most ε. */
export function withEpsilon(input: PlanningInput, epsilon: number): PlanningInput {
  return { ...input, plan: { ...input.plan, bookValueTolerance: epsilon } };
}

/** The same plan with a bound that another run has proven, where that is lower. */
function withBound(plan: Plan, boundCents: number): Plan {
  if (boundCents >= plan.boundCents) return plan;
  const gap = boundCents <= 0 ? 0 : (boundCents - plan.objectiveCents) / boundCents;
  const stoppedBy = plan.swaps.length > 0 && plan.objectiveCents >= boundCents ? 'optimal' : plan.stoppedBy;
  return { ...plan, boundCents, gap, stoppedBy };
}

/**
 * Uplift against ε, from tight to loose. A plan under a tight ε is one under every looser ε too, so each run may begin
 * with the plan before it (`solve` is handed it, and never returns less), and the bound of a looser run holds for every
 * tighter one: objective and bound both never fall along the curve.
 * @param solve plans under one ε; null = stopped before it had anything
 */
export async function frontierOf(
  input: PlanningInput,
  solve: (given: PlanningInput, at: number, of: number) => Promise<Plan | null>,
): Promise<Frontier> {
  const epsilons = frontierEpsilons(input.plan.bookValueTolerance);
  const points: FrontierPoint[] = [];
  for (const [at, epsilon] of epsilons.entries()) {
    const plan = await solve(withEpsilon(input, epsilon), at, epsilons.length);
    if (plan === null) break;
    points.push({ epsilon, plan });
  }
  let lowest = Infinity;
  for (const point of [...points].reverse()) {
    point.plan = withBound(point.plan, lowest);
    lowest = point.plan.boundCents;
  }
  return { points, ready: readyPlans(points), own: input.plan.bookValueTolerance, epsilons };
}
