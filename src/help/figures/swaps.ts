import { breakEvenGrowth } from '../../planning/breakEven';
import { gainOf } from '../../planning/worth/gain';
import { lossOf } from '../../planning/worth/loss';
import { expectedOwnerCapture } from '../../planning/worth/ownerCapture';
import { relativeFit } from '../../planning/worth/relativeFit';
import type { Policy } from '../../rotations/policy';
import { EXAMPLE_CENTS, type Figure } from './types';

const AHEAD = 'four quarters from the day of effect';
const MOVES =
  'Shi, Sridhar, Grewal and Lilien 2017, Sales representative departures and customer reassignment strategies, Journal of Marketing 81';

/** The account of the examples: flat, four years with its owner, given potential; both fits average. */
const FIT = 0.5;
const HEADROOM_CENTS = 20_000_000;
const ACCOUNT = { t4qCents: EXAMPLE_CENTS, headroomCents: HEADROOM_CENTS, potentialGrade: 'A' as const };

/** Gain, loss and their difference of the example's move, minor units, by the functions that plans use. */
export function exampleMove({ beliefs }: Policy): { gain: number; loss: number; capture: number; worth: number } {
  const capture = expectedOwnerCapture({ years: 4, rate: 0 }, beliefs.headroomShare, relativeFit(FIT, FIT));
  const gain = Math.round(gainOf(ACCOUNT, beliefs.headroomShare, relativeFit(FIT, FIT), capture));
  const loss = Math.round(lossOf(EXAMPLE_CENTS, beliefs.handoverLoss, FIT, FIT));
  return { gain, loss, capture, worth: gain - loss };
}

/** Figures of one swap and its legs. */
export const SWAP_FIGURES: readonly Figure[] = [
  {
    id: 'fit',
    label: 'Fit',
    what: 'How much of a rep’s book is with customers like this one.',
    unit: 'between 0 and 1',
    period: 'the last four complete quarters',
    formula:
      'mean, over what is known of industry, segment, region and size, of the share of the book’s revenue with the same value',
    example: (_policy, say) =>
      `${say.percent(0.6)} of the book is in the same industry, ${say.percent(0.4)} in the segment, ${say.percent(0.8)} in the region, ${say.percent(0.2)} of like size: fit ${say.number(0.5)}.`,
  },
  {
    id: 'gain',
    label: 'Gain',
    what: 'What the new rep is expected to win beyond what the present one would.',
    unit: 'money of the company',
    period: AHEAD,
    formula:
      'headroom × (κ × fit ÷ average fit − ĉ), half of it where the potential is estimated, at most half of the last four quarters; fit ÷ average fit at most 2',
    where:
      'κ: share of headroom that an average rep wins in a year. ĉ: share the present owner is expected to win, from what was won so far and κ, which counts as two years',
    source: 'κ is an assumption until the company’s own exchanges say more.',
    example(policy, say) {
      const { gain, capture } = exampleMove(policy);
      const { headroomShare } = policy.beliefs;
      return `Headroom ${say.money(HEADROOM_CENTS)}, average fit, κ = ${say.percent(headroomShare)}; in four years the owner won nothing, so ĉ = 2 × ${say.percent(headroomShare)} ÷ 6 = ${say.number(capture * 100)}%. Gain: ${say.money(gain)}.`;
    },
  },
  {
    id: 'loss',
    label: 'Loss (cost of the handover)',
    what: 'What the change of hands itself is expected to cost.',
    unit: 'money of the company',
    period: AHEAD,
    formula:
      'δ × last four quarters × (1 − 0.4 × (fit − average fit) ÷ (1 − average fit)), the last factor between 0.6 and 1.4',
    where: 'δ: share of revenue lost at average fit',
    source: `${MOVES}: 13.2 to 17.6% lost after a rep left, some 40% less with a fitting successor. A planned exchange is assumed to cost 40% of that.`,
    example(policy, say) {
      const { handoverLoss } = policy.beliefs;
      return `${say.money(EXAMPLE_CENTS)} at average fit, δ = ${say.percent(handoverLoss)}: ${say.money(exampleMove(policy).loss)}; at a perfect fit ${say.money(Math.round(lossOf(EXAMPLE_CENTS, handoverLoss, 1, FIT)))}.`;
    },
  },
  {
    id: 'expected',
    label: 'Expected',
    what: 'What a move, a swap or a plan should bring beyond what the present owners would win.',
    unit: 'money of the company',
    period: AHEAD,
    formula: 'sum over all legs of gain − loss',
    example(policy, say) {
      const { gain, loss, worth } = exampleMove(policy);
      return `${say.money(gain)} − ${say.money(loss)} = ${say.money(worth)}.`;
    },
  },
  {
    id: 'break-even',
    label: 'Break-even growth',
    what: 'By how much more than with the present rep the account has to grow until the change of hands has paid for itself.',
    unit: 'percent',
    period: AHEAD,
    formula: 'loss ÷ last four quarters',
    example(policy, say) {
      const loss = exampleMove(policy).loss;
      const growth = breakEvenGrowth([{ t4qCents: EXAMPLE_CENTS, lossCents: loss }]);
      return `${say.money(loss)} ÷ ${say.money(EXAMPLE_CENTS)} = ${say.percent(growth ?? 0)}.`;
    },
  },
  {
    id: 'beliefs',
    label: 'The two beliefs of the policy',
    what: 'κ (kappa): the share of headroom that an average rep wins in a year on an account new to them. δ (delta): the share of revenue that a planned handover costs at average fit. Everything a plan expects rests on these two.',
    unit: 'percent',
    period: 'a year',
    formula:
      'effect + what the present owners would have won = κ × headroom that counts × relative fit − δ × revenue by fit; both learnt together by generalised least squares from finished exchanges, beginning with the belief',
    source: `δ begins with ${MOVES}. Learning: Gelman and others 2013, Bayesian Data Analysis, section 14.8.`,
    example: ({ beliefs }, say) =>
      `This policy believes κ = ${say.percent(beliefs.headroomShare)} and δ = ${say.percent(beliefs.handoverLoss)}, and ${say.percent(beliefs.leaverLoss)} where the former rep has left.`,
  },
];
