import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';
import { swapIdOf } from '../result/swapId';
import { planRules } from '../rules';
import { legFacts } from './legFacts';
import { limitUse } from './limitUse';
import { sayInExchange, sayUnit } from './sayExchange';
import { sayHandover, sayLeg } from './sayLeg';
import { sayUse } from './sayUse';
import type { Section, Visible } from './section';
import { swapsWithUnit } from './swapsWith';

/**
 * Why a swap is in a plan: what each move is expected to do, which limits it uses, and what the next best exchange of
 * each of its customers would bring. What is told of a rep goes only to who may see that rep.
 */
export function whySwap(problem: Problem, planned: Swap[], swap: Swap, visible: Visible): Section[] {
  const legs = swap.legs.map(({ unit, to }): Section => {
    const seesBoth = visible(to) && visible(problem.units[unit].owner);
    const say = seesBoth ? sayLeg : sayHandover;
    return {
      heading: sayUnit(problem, unit),
      sentences: legFacts(problem, unit, to).flatMap((facts) => say(facts, problem.words)),
    };
  });
  const uses = limitUse(problem, planned, swap).filter(({ rep }) => visible(problem.reps.indexOf(rep)));
  return [
    ...legs,
    { heading: 'What it uses of the limits', sentences: uses.flatMap((use) => sayUse(use, problem.words)) },
    {
      heading: 'What else there would be',
      sentences: swap.legs.map((leg) => nextBest(problem, planned, swap, leg.unit)),
    },
  ];
}

/** What a swap is expected to bring, and between whom. */
export function sayWorth(problem: Problem, swap: Swap): string {
  const { money, rep } = problem.words;
  const reps = swap.effects.map((effect) => rep(problem.reps[effect.rep]));
  const between = `${reps.slice(0, -1).join(', ')} and ${reps[reps.length - 1]}`;
  return `This exchange between ${between} is expected to bring ${money(swap.worth)} over four quarters, beyond what the present owners would win and after what handing over costs.`;
}

/** Why an exchange that by itself brings more does not stand in the place of a swap of the plan. */
function insteadOf(problem: Problem, planned: Swap[], swap: Swap, next: Swap): string {
  const rest = planned.filter((other) => other !== swap);
  const broken = planRules.flatMap((rule) => rule.check(problem, [...rest, next]) ?? []);
  return broken.length === 0
    ? ' It would fit into the plan: the search ended before it found that. A plan with more time may hold it.'
    : ` In this one’s place it would break a limit: ${broken[0]}`;
}

/** The next best exchange of a unit by itself, and whether the plan already uses what it needs. */
function nextBest(problem: Problem, planned: Swap[], swap: Swap, unit: number): string {
  const id = swapIdOf(problem, swap.legs);
  const { swaps, rings } = swapsWithUnit(problem, unit);
  const [next] = swaps.filter((other) => swapIdOf(problem, other.legs) !== id);
  const name = sayUnit(problem, unit);
  const among = rings ? '' : ' Three-way exchanges were not looked at, for there are too many.';
  if (!next) return `No other exchange of ${name} keeps every rule.${among}`;
  const { money } = problem.words;
  const taken = planned.some(
    (other) => other !== swap && other.legs.some((leg) => next.legs.some((mine) => mine.unit === leg.unit)),
  );
  const more = next.worth > swap.worth;
  const where = taken
    ? ` It needs a customer that another swap of the plan moves${more ? '; all together bring more this way' : ''}.`
    : more
      ? insteadOf(problem, planned, swap, next)
      : '';
  return next.worth <= 0
    ? `Any other exchange of ${name} would cost more than it brings; this one is expected to bring ${money(swap.worth)}.${among}`
    : `The next best exchange of ${name} is ${sayInExchange(problem, next, unit)}: ${money(next.worth)} expected, where this one brings ${money(swap.worth)}.${where}${among}`;
}
