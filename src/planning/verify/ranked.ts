import { eligibilityViolations } from './eligibility';
import type { Facts, PlanLike, Violation } from './facts';
import { fairnessViolations } from './fairness';
import { legViolations } from './legs';
import { worthViolations } from './worth';

/** What is wrong with a list of swaps to choose from: each has to keep every rule as the only swap of a plan. */
export function rankedViolations(facts: Facts, { ranked, swaps }: PlanLike): Violation[] {
  if (ranked === undefined) return [];
  const alone = { ...facts, input: { ...facts.input, fixed: [], pinned: [] } };
  const ids = new Set(ranked.map((swap) => swap.id));
  const missing = swaps.filter((swap) => !ids.has(swap.id));
  const kept = new Set((facts.input.pinned ?? []).filter((pin) => pin.waiver !== null).map((pin) => pin.id));
  return [
    ...missing.map((swap) => ({
      rule: 'ranked',
      sentence: `Swap ${swap.id} is missing from the list.`,
      swapId: swap.id,
    })),
    ...ranked
      .filter((swap) => !kept.has(swap.id))
      .flatMap((swap) => [
        ...legViolations(alone, [swap]),
        ...eligibilityViolations(alone, [swap]),
        ...fairnessViolations(alone, [swap]),
      ]),
    ...worthViolations(alone, ranked),
  ];
}
