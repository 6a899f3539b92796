import type { Problem } from '../problem/problem';
import { sayInExchange, sayUnit } from './sayExchange';
import { count, type Section, type Visible } from './section';
import { swapsWithUnit } from './swapsWith';

const SHOWN = 5;

/** What a customer that the plan does not move could be exchanged for, and why it is not. */
export function whyAccount(problem: Problem, unit: number, visible: Visible): Section {
  const { money } = problem.words;
  const name = sayUnit(problem, unit);
  const { swaps, rings } = swapsWithUnit(problem, unit);
  const seen = swaps.filter(({ effects }) => effects.every(({ rep }) => visible(rep)));
  const hidden = swaps.length - seen.length;
  const heading = `${name} stays where it is`;
  if (swaps.length === 0) {
    const sentence = `No exchange of ${name} keeps every rule. Name a rep to see which rules stand between the two.`;
    return { heading, sentences: [sentence] };
  }
  const paying = swaps.filter(({ worth }) => worth > 0).length;
  return {
    heading,
    sentences: [
      `${count(swaps.length, 'exchange')} of ${name} ${swaps.length === 1 ? 'keeps' : 'keep'} every rule; ${
        paying === 0
          ? 'all of them would cost more than they bring.'
          : `${paying === swaps.length ? 'all of them are' : `${count(paying, 'is', 'are')}`} expected to bring something, but the plan brings more with other swaps.`
      }`,
      ...(rings ? [] : ['Three-way exchanges were not looked at, for there are too many.']),
      ...(hidden > 0 ? [`${count(hidden, 'of them is', 'of them are')} with reps of other teams.`] : []),
    ],
    items: seen.slice(0, SHOWN).map((swap) => {
      const leg = swap.legs.find((one) => one.unit === unit)!;
      const to = problem.words.rep(problem.reps[leg.to]);
      return `to ${to} ${sayInExchange(problem, swap, unit)}: ${money(swap.worth)} expected`;
    }),
  };
}
