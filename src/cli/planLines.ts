import { breakEvenGrowth } from '../planning/breakEven';
import { describePlan } from '../planning/describe';
import { describeFirmness, firmnessBySwap } from '../planning/robustness/firmness';
import type { Robustness } from '../planning/robustness/types';
import { whySwap } from '../planning/small/whySwap';
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
  const names = { account: (id: number) => accounts.get(id) ?? '', rep: (id: number) => reps.get(id) ?? '' };
  const best = new Set(plan.swaps.map((swap) => swap.id));
  const lines = (plan.ranked ?? plan.swaps).flatMap((swap, i) => {
    const legs = swap.legs.map(
      (leg) =>
        `${accounts.get(leg.accountId)} from ${reps.get(leg.fromRepId)} to ${reps.get(leg.toRepId)}${growth([leg])}`,
    );
    const firm = firmness.get(swap.id);
    const words = firm ? `; ${firm.word}, holds in ${firm.held} of ${firm.draws} variations` : '';
    const marked = plan.ranked && best.has(swap.id) ? ' *' : '';
    const why = plan.ranked ? whySwap(input, swap, names, { currency, locale }) : [];
    return [
      `${i + 1}. ${legs.join(', ')}: ${formatMoney(swap.expectedCents, currency, locale)} expected${growth(swap.legs)}${words}${marked}`,
      ...why.map((sentence) => `   ${sentence}`),
    ];
  });
  const firmSentence = robustness ? [describeFirmness(robustness, plan)].filter(Boolean) : [];
  const legend =
    plan.ranked && plan.swaps.length > 0
      ? ['* Go best together; every other is fair in itself too and can be taken instead.']
      : [];
  return [...describePlan(plan, currency, locale), ...firmSentence, ...lines, ...legend].join('\n');
}
