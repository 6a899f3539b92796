import { formatMoney } from '../../shared/money';
import type { Plan } from '../types';
import type { Manner } from './whySwap';

/** What a company of few reps reads first: a list to talk about, facts instead of an optimiser's words. */
export function describeSmall(plan: Plan, ranked: number, manner: Manner): string[] {
  const money = (cents: number): string => formatMoney(cents, manner.currency, manner.locale);
  const loss = plan.swaps.flatMap((swap) => swap.legs).reduce((sum, leg) => sum + leg.lossCents, 0);
  const change = new Intl.NumberFormat(manner.locale, { style: 'percent', maximumFractionDigits: 1 });
  const list =
    ranked === 1
      ? 'One exchange is worth talking about: it is'
      : `${ranked} exchanges are worth talking about: each is`;
  const together =
    plan.swaps.length === 1 ? 'The best one brings' : `The ${plan.swaps.length} that go best together bring`;
  return [
    `${list} fair in itself and expected to bring more than it costs.`,
    `${together} ${money(plan.objectiveCents)} more over four quarters than if nothing moves, after ${money(loss)} that handing over is expected to cost.`,
    `No book then changes by more than ${change.format(plan.fairness.after.largestDeviation)} of its size.`,
  ];
}
