import { limitsOf } from '../looser/limits';
import type { EmptyFigures, Loosening, Plan, PlanningInput } from '../types';
import { lossThatPays, shareThatPays } from './beliefsThatPay';
import { askInTurn, enoughAlone, enoughTogether, type Questions } from './loosen';
import { sayLoosening } from './sayLoosening';
import { someSwap } from './someSwap';

const percent = (share: number): string =>
  new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 4 }).format(share);

function sayLoosenings({ alone, together }: Pick<EmptyFigures, 'alone' | 'together'>): string[] {
  if (alone.length > 0) {
    return [`A first swap that pays would be possible if ${alone.map(sayLoosening).join(', or if ')}.`];
  }
  if (together.length === 0) return [];
  return [
    `No single change of the policy is enough. A first swap that pays would be possible if ${together.map(sayLoosening).join(', and if ')}.`,
  ];
}

function sayBeliefs({ beliefs: believed }: PlanningInput, beliefs: EmptyFigures['beliefs']): string[] {
  const { headroomShare: won = null, handoverLoss: lost = null } = beliefs ?? {};
  const ways: string[] = [];
  if (won !== null) {
    ways.push(
      `a new rep won ${percent(won)} a year of what a customer could still buy (believed: ${percent(believed.headroomShare)})`,
    );
  }
  if (lost !== null) {
    ways.push(`a handover cost ${percent(lost)} of a customer's revenue (believed: ${percent(believed.handoverLoss)})`);
  }
  if (ways.length === 0) return [];
  return [`A first swap would pay if ${ways.join(', or if ')}. These are beliefs: change them on evidence only.`];
}

/**
 * An empty plan with what would change that: each limit that is enough when loosened alone, with the smallest value at
 * which a first swap becomes possible that pays; where none is, the fewest together; and the beliefs with which an
 * admissible swap would pay. Every answer is checked by asking the rules. Other plans come back as they are.
 * @param stop asked between questions; what there is no time for is left out
 */
export async function explainEmpty(input: PlanningInput, plan: Plan, stop: () => boolean): Promise<Plan> {
  const figures = plan.emptyFigures;
  if (plan.swaps.length > 0 || !figures || figures.worthwhile > 0) return plan;
  if (figures.candidates === 0 && !input.keptOut?.length) return plan;
  const asked = async <Found>(questions: Questions<Found>): Promise<Found | null> =>
    askInTurn(questions, someSwap, stop);
  const limits = limitsOf(input);
  const alone: Loosening[] = [];
  for (const limit of limits) {
    const found = await asked(enoughAlone(input, limit));
    if (found) alone.push(found);
  }
  const together = alone.length > 0 ? [] : ((await asked(enoughTogether(input, limits))) ?? []);
  const beliefs =
    figures.admissible === 0
      ? null
      : { headroomShare: await asked(shareThatPays(input)), handoverLoss: await asked(lossThatPays(input)) };
  const never =
    alone.length === 0 && together.length === 0 && !stop()
      ? ['Even with every limit at its loosest no exchange of two customers would pay.']
      : [];
  return {
    ...plan,
    emptyBecause: [
      ...plan.emptyBecause,
      ...sayBeliefs(input, beliefs),
      ...sayLoosenings({ alone, together }),
      ...never,
    ],
    emptyFigures: { ...figures, alone, together, beliefs },
  };
}
