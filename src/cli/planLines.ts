import { breakEvenGrowth } from '../planning/breakEven';
import { describePlan } from '../planning/describe';
import { describeFirmness, firmnessBySwap } from '../planning/robustness/firmness';
import type { Robustness } from '../planning/robustness/robustness';
import type { Plan, PlanningInput } from '../planning/types';
import { formatMoney } from '../shared/money';

/** A plan on a terminal: its sentences, then one line a swap with what moves, from when it pays and how firm it is. */
export function planLines(
  input: PlanningInput,
  plan: Plan,
  robustness: Robustness | null,
  { currency, locale }: { currency: string; locale: string },
): string {
  const reps = new Map(input.reps.map((rep) => [rep.id, rep.externalId]));
  const accounts = new Map(input.accounts.map((account) => [account.id, account.externalId]));
  const firmness = robustness ? firmnessBySwap(robustness) : new Map();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'always' });
  const growth = (legs: Plan['swaps'][number]['legs']): string => {
    const share = breakEvenGrowth(legs);
    return share === null ? '' : ` (pays from ${percent.format(share)})`;
  };
  const lines = plan.swaps.map((swap, i) => {
    const legs = swap.legs.map(
      (leg) =>
        `${accounts.get(leg.accountId)} from ${reps.get(leg.fromRepId)} to ${reps.get(leg.toRepId)}${growth([leg])}`,
    );
    const firm = firmness.get(swap.id);
    const words = firm ? `; ${firm.word}, holds in ${firm.held} of ${firm.draws} variations` : '';
    return `${i + 1}. ${legs.join(', ')}: ${formatMoney(swap.expectedCents, currency, locale)} expected${growth(swap.legs)}${words}`;
  });
  const firmSentence = robustness ? [describeFirmness(robustness)].filter(Boolean) : [];
  return [...describePlan(plan, currency, locale), ...firmSentence, ...lines].join('\n');
}
