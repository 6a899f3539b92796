import { giniOf } from '../../planning/fairness/gini';
import { EXAMPLE_CENTS, type Figure } from './types';

const AHEAD = 'four quarters from the day of effect';

/** A book of the examples: ten of the example account. */
const BOOK_CENTS = 10 * EXAMPLE_CENTS;

/** Figures of a plan: limits, bound, fairness, firmness. */
export const PLAN_FIGURES: readonly Figure[] = [
  {
    id: 'in-itself',
    label: 'Fair in itself',
    what: 'In every swap each rep receives about as much revenue and headroom as they give. So rejecting one swap never makes another unfair.',
    unit: 'yes or no',
    period: 'the last four complete quarters',
    formula: '|given − received| ≤ tolerance × the larger of both, and ≤ share × book limit',
    example: ({ plan }, say) =>
      `Who gives ${say.money(EXAMPLE_CENTS)} may receive between ${say.money(Math.ceil(EXAMPLE_CENTS * (1 - plan.valueTolerance)))} and ${plan.valueTolerance < 1 ? say.money(Math.floor(EXAMPLE_CENTS / (1 - plan.valueTolerance))) : 'any amount'} (tolerance ${say.percent(plan.valueTolerance)}; headroom ${say.percent(plan.headroomTolerance)}).`,
  },
  {
    id: 'book-limit',
    label: 'Book limit',
    what: 'How far all swaps of a plan together may change a rep’s book, up or down.',
    unit: 'percent of the book, or money',
    period: 'the last four complete quarters',
    formula:
      '|sum of received − given| ≤ limit × the larger of the book and half the median book; within any four quarters at most twice that',
    example: ({ plan }, say) =>
      `A book of ${say.money(BOOK_CENTS)} may change by ${say.money(Math.round(BOOK_CENTS * plan.bookValueTolerance))} of revenue (${say.percent(plan.bookValueTolerance)}), its headroom by ${say.percent(plan.bookHeadroomTolerance)}; accounts worth at most ${say.percent(plan.maxBookShareMovedPerYear)} of it change hands in a year.`,
  },
  {
    id: 'bound',
    label: 'Bound',
    what: 'An amount that no plan under the same rules can exceed. It is proven, not estimated: another program can check it.',
    unit: 'money of the company',
    period: AHEAD,
    formula:
      'limits × their prices + most swaps × the largest reduced cost above zero, in whole minor units, rounded outwards',
    where: 'the price of a limit is what one unit more of it would be worth',
    source:
      'Weak duality of linear programming: Chvátal 1983, Linear Programming; column generation: Gilmore and Gomory 1961.',
    example: (_policy, say) =>
      `A plan expects ${say.money(9_800_000)}, the bound is ${say.money(EXAMPLE_CENTS)}: whatever one searches, not more than ${say.money(200_000)} can be missed.`,
  },
  {
    id: 'gap',
    label: 'Gap (could still be won, at most)',
    what: 'How much of the bound a plan leaves open. Nought means: nobody can find a better one.',
    unit: 'percent',
    period: AHEAD,
    formula: '(bound − expected) ÷ bound; 0 where the bound is 0',
    example: (_policy, say) =>
      `(${say.money(EXAMPLE_CENTS)} − ${say.money(9_800_000)}) ÷ ${say.money(EXAMPLE_CENTS)} = ${say.percent(0.02)}.`,
  },
  {
    id: 'gini',
    label: 'Evenness of books (Gini)',
    what: 'How unequal all books are in size: 0 = all equal, 1 = one book has everything.',
    unit: 'between 0 and 1',
    period: 'the last four complete quarters',
    formula: '2 × Σ rank × book ÷ (reps × Σ book) − (reps + 1) ÷ reps, the smallest book first',
    source: 'Gini 1912, Variabilità e mutabilità.',
    example: (_policy, say) =>
      `Books of ${say.money(8_000_000)}, ${say.money(10_000_000)} and ${say.money(12_000_000)}: ${say.number(giniOf([8, 10, 12]))}.`,
  },
  {
    id: 'ef1',
    label: 'Envy, and envy beyond one account (EF1)',
    what: 'Whether a rep would rather have what another received, in their own eyes. EF1: the envy ends if the other did not have one of these accounts. Reps are compared who give and receive equally many.',
    unit: 'money of the company',
    period: 'four quarters',
    formula:
      'worth of the other’s accounts − worth of the own, by v(rep, account) = last four quarters + κ × fit × headroom',
    source: 'Caragiannis and others 2019, The unreasonable fairness of maximum Nash welfare, ACM TEAC 7(3).',
    example: ({ beliefs }, say) => {
      const mine = 10_000_000 + Math.round(beliefs.headroomShare * 0.5 * 4_000_000);
      const theirs = 10_100_000 + Math.round(beliefs.headroomShare * 0.5 * 8_000_000);
      return `Received: ${say.money(10_000_000)} with ${say.money(4_000_000)} headroom; the other: ${say.money(10_100_000)} with ${say.money(8_000_000)}; both at fit ${say.number(0.5)}. Envy: ${say.money(theirs)} − ${say.money(mine)} = ${say.money(theirs - mine)}; without that account it is gone.`;
    },
  },
  {
    id: 'evenness',
    label: 'Evenness of what is expected',
    what: 'How evenly reps share what a plan is expected to bring. Small shares count most and a loss counts far more, so the plan that scores highest leaves nobody behind.',
    unit: 'index; 1 = everybody has an even share',
    period: AHEAD,
    formula: 'Σ φ(expected ÷ base) ÷ (3 × reps), φ concave and piecewise linear',
    example: (_policy, say) =>
      `Two reps share ${say.money(2_000_000)} on equal books: ${say.money(1_000_000)} each scores 1, all of it for one of them less.`,
  },
  {
    id: 'firmness',
    label: 'Firmness of a swap',
    what: 'How often a swap stays in the plan when the beliefs and the fits are a little off.',
    unit: 'share of the variations',
    period: 'as of the plan',
    formula: 'variations in which it is chosen ÷ variations; κ, δ and every fit drawn within ± 20%',
    example: ({ beliefs }, say) =>
      `κ is drawn between ${say.percent(0.8 * beliefs.headroomShare)} and ${say.percent(1.2 * beliefs.headroomShare)}. In 180 of 200 draws the swap is chosen: ${say.percent(0.9)}.`,
  },
];
