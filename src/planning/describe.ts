import { formatMoney } from '../shared/money';
import { describeSmall } from './small/describeSmall';
import type { Plan } from './types';

/** Below this gap a plan is told from the best by an amount, not by a share, which would be rounded to nothing. */
const AS_GOOD_AS_BEST = 0.0005;
/** Amounts are told in whole units of the currency; less than one is told as one. */
const UNIT = 100;

const percent = (share: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share);

/** What swaps that are not one customer for one look like, and how many there are. */
function otherKinds({ swaps }: Plan): string[] {
  const count = (kind: string): number => swaps.filter((swap) => swap.kind === kind).length;
  const [baskets, cycles] = [count('basket'), count('cycle')];
  const all = (n: number): boolean => n === swaps.length;
  const give = (n: number): string =>
    all(n) ? (n === 1 ? 'The swap gives' : 'Each swap gives') : n === 1 ? '1 of them gives' : `${n} of them give`;
  const are = (n: number): string => {
    if (all(n)) return n === 1 ? 'The swap is a three-way exchange' : 'All swaps are three-way exchanges';
    return n === 1 ? '1 is a three-way exchange' : `${n} are three-way exchanges`;
  };
  return [
    ...(baskets > 0 ? [`${give(baskets)} one customer for two smaller ones.`] : []),
    ...(cycles > 0 ? [`${are(cycles)}: each of three reps hands one customer on to the next.`] : []),
  ];
}

/**
 * What a manager reads first about a plan, in sentences: how many swaps, what they are expected to bring over four
 * quarters, what handing over costs, how even it stays, how far from the best it can be. Why, when there are none.
 */
export function describePlan(plan: Plan, currency: string, locale: string): string[] {
  if (plan.swaps.length === 0) return [withoutSwaps(plan), ...plan.emptyBecause];
  if (plan.ranked) {
    const ended = plan.gap === 0 ? [] : [whyEnded(plan)];
    return [...describeSmall(plan, plan.ranked.length, { currency, locale }), ...otherKinds(plan), ...ended].filter(
      Boolean,
    );
  }
  const money = (cents: number): string => formatMoney(cents, currency, locale);
  const legs = plan.swaps.flatMap((swap) => swap.legs);
  const loss = legs.reduce((sum, leg) => sum + leg.lossCents, 0);
  const reps = plan.reps.filter((rep) => rep.swaps > 0).length;
  const swaps = plan.swaps.length === 1 ? '1 swap' : `${plan.swaps.length} swaps`;
  return [
    `${swaps} between ${reps} reps, ${legs.length} accounts in all.`,
    ...otherKinds(plan),
    `Expected over four quarters: ${money(plan.objectiveCents)} more than if nothing moves. This is after ${money(loss)} that handing over is expected to cost.`,
    `No book changes by more than ${percent(plan.fairness.after.largestDeviation, locale)} of its size.`,
    howGood(plan, money, locale),
  ];
}

/** True when the search ended with proof that leaving everything as it is comes out best. */
export function nothingPays({ stoppedBy, boundCents, swaps }: Plan): boolean {
  return swaps.length === 0 && (stoppedBy === 'empty' || (stoppedBy !== 'hand' && boundCents <= 0));
}

/** True when no exchange keeps every rule, whatever it would bring. */
export function nothingPossible(plan: Plan): boolean {
  return nothingPays(plan) && plan.emptyFigures?.admissible === 0;
}

function withoutSwaps(plan: Plan): string {
  if (nothingPossible(plan)) return 'No swap is possible this time: the policy allows no exchange.';
  if (nothingPays(plan)) return 'No swap pays this time.';
  if (plan.stoppedBy === 'hand') return 'No swap is left in this plan.';
  return plan.stoppedBy === 'cancel'
    ? 'The search was stopped before it had found a swap; whether one pays is not known.'
    : 'The search found no swap in the time it had; whether one pays is not known.';
}

/** How much better any plan could be, and why the search ended. */
function howGood(plan: Plan, money: (cents: number) => string, locale: string): string {
  if (plan.boundUnknown) {
    return 'It was put together by hand. How much a plan could bring at most under these conditions is not known; planning again from it tells.';
  }
  if (plan.gap === 0) return 'No better plan exists under these rules.';
  const beyond = plan.boundCents - plan.objectiveCents;
  const bound =
    plan.gap < AS_GOOD_AS_BEST
      ? `No plan under these rules can bring more than ${money(Math.max(beyond, UNIT))} beyond this one.`
      : `No plan under these rules can bring more than ${money(plan.boundCents)}; this one is within ${percent(plan.gap, locale)} of that.`;
  return [bound, whyEnded(plan)].filter(Boolean).join(' ');
}

/** Why the search ended short of proof; empty when there is nothing to say. */
function whyEnded({ stoppedBy }: Plan): string {
  const because: Partial<Record<Plan['stoppedBy'], string>> = {
    time: 'The search ended because its time was up.',
    cancel: 'The search was stopped by hand; this is the best it had found.',
    iterations: 'The search ended when further attempts found nothing better.',
    hand: 'It was put together by hand.',
  };
  return because[stoppedBy] ?? '';
}
