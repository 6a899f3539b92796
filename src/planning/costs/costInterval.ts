/** What one run of the planner established, minor units: a plan worth `objectiveCents`, and none above `boundCents`. */
export interface Solved {
  objectiveCents: number;
  boundCents: number;
}

/** An amount known to lie between two amounts, both included; minor units. */
export interface Interval {
  leastCents: number;
  mostCents: number;
}

/**
 * What a restriction costs: the best worth without it minus the best worth with it. The best of a run lies between its
 * objective and its bound, so the difference lies between `free.objective − held.bound` and `free.bound − held.objective`.
 * @param nested every plan with the restriction is also one without it. Then the cost is never below zero, the plan of
 *   the one run is a plan for the other, and the bound without the restriction bounds both; this takes bounds over every admissible swap (`coversEverything`)
 */
export function costInterval(free: Solved, held: Solved, nested: boolean): Interval {
  if (!nested) {
    return {
      leastCents: free.objectiveCents - held.boundCents,
      mostCents: free.boundCents - held.objectiveCents,
    };
  }
  const best = Math.max(free.objectiveCents, held.objectiveCents);
  return {
    leastCents: Math.max(0, best - Math.min(held.boundCents, free.boundCents)),
    mostCents: Math.max(0, free.boundCents - held.objectiveCents),
  };
}
