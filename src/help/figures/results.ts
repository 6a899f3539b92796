import { detectableEffect } from '../../outcomes/power';
import { EXAMPLE_CENTS, type Figure } from './types';

/** Figures of what exchanges did. */
export const RESULT_FIGURES: readonly Figure[] = [
  {
    id: 'plain-change',
    label: 'Plain change',
    what: 'Revenue after an exchange less revenue before, with everything that happened in it: market, season, recovery, chance.',
    unit: 'money of the company, and percent of before',
    period:
      'complete quarters since the exchange against the same quarters a year before; from the fifth on against the four before it',
    formula: 'after − before; in percent: plain change ÷ before',
    example: (_policy, say) =>
      `${say.money(10_500_000)} after ${say.money(EXAMPLE_CENTS)}: ${say.money(500_000)}, or ${say.percent(0.05)}.`,
  },
  {
    id: 'effect',
    label: 'Effect',
    what: 'What is left of the plain change when that which would have happened anyway is taken away: what candidates of the same rotation did that stayed.',
    unit: 'percent of the revenue before; times that revenue, money a quarter',
    period: 'complete quarters from the exchange on, eight at most',
    formula: 'Σ w × (y ÷ b − x × β) over exchanged − Σ w × p ÷ (1 − p) × (y ÷ b − x × β) over those that stayed',
    where:
      'y: revenue of a quarter. b: mean of the four quarters before. x × β: what earlier growth, season and size explain. p: chance of being moved. w: b as a share of its side',
    source:
      'Sant’Anna and Zhao 2020, Doubly robust difference-in-differences estimators, Journal of Econometrics 219; Narita and Yata 2021, Algorithm as experiment.',
    example: (_policy, say) =>
      `Exchanged accounts changed by ${say.percent(0.05)}, accounts like them that stayed by ${say.percent(0.03)}: the effect is about ${say.percent(0.02)}.`,
  },
  {
    id: 'interval',
    label: 'Range (interval)',
    what: 'The true effect lies within it nine times in ten. It allows for accounts of the same giving or receiving rep to move together.',
    unit: 'the unit of the effect',
    period: 'that of the effect',
    formula: 'effect ± t.95 × error, error over pairs of accounts that share a rep',
    source: 'Dyadic-robust errors: Aronow, Samii and Assenova 2015, Political Analysis 23; Cameron and Miller 2014.',
    example: (_policy, say) =>
      `Effect ${say.percent(0.02)}, error ${say.percent(0.02)}, t = 1.7: from ${say.number(-1.4)}% to ${say.number(5.4)}%. Nought lies within, so it may be chance.`,
  },
  {
    id: 'verdict',
    label: 'Verdict',
    what: 'Better, worse or no clear change for one exchange; before four complete quarters always too early.',
    unit: 'a word',
    period: 'at least four complete quarters',
    formula:
      'p = (1 + pretended exchanges that strayed as far) ÷ (1 + pretended exchanges); of all called better or worse at most one in ten is wrong on average',
    source:
      'Benjamini and Hochberg 1995, Controlling the false discovery rate, JRSS B 57; Abadie and Imbens 2011 for the matching.',
    example: (_policy, say) =>
      `Of 99 pretended exchanges of accounts that stayed, 2 strayed as far: p = 3 ÷ 100 = ${say.number(0.03)}. With ten exchanges the smallest p has to be at most ${say.number(0.01)}, the second ${say.number(0.02)}, and so on.`,
  },
  {
    id: 'power',
    label: 'What could be seen at all (power)',
    what: 'The smallest effect that would be noticed four times in five, when one is claimed wrongly one time in ten.',
    unit: 'percent of a swap’s revenue, and money',
    period: 'a year',
    formula: '(t.95 + t.80) × spread × √(1 ÷ n₁ + 1 ÷ n₀)',
    where: 'spread: how far pairs of candidates move by themselves in a year. n₁: swaps. n₀: pairs that stayed',
    source: 'Bloom 1995, Minimum detectable effects, Evaluation Review 19.',
    example: (_policy, say) =>
      `12 swaps, 30 pairs that stayed, a spread of ${say.percent(0.2)}: ${say.percent(detectableEffect(0.2, 12, 30) ?? 0)}. A smaller effect would often be lost in what accounts do by themselves.`,
  },
];
