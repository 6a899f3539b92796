import type { Problem } from '../problem/problem';
import { sayInExchange, sayUnit } from './sayExchange';
import { count, type Section } from './section';
import type { WhyNot } from './whyNot';

/** The answer to why a unit does not go to rep `to` in a plan, in sentences. */
export function sayWhyNot(problem: Problem, unit: number, to: number, why: WhyNot): Section {
  const { words } = problem;
  const name = sayUnit(problem, unit);
  const rep = words.rep(problem.reps[to]);
  switch (why.answer) {
    case 'owned':
      return { heading: `${name} is with ${rep} already`, sentences: ['There is nothing to move.'] };
    case 'planned':
      return { heading: `${name} does go to ${rep}`, sentences: ['The plan holds this move.'] };
    case 'forbidden':
      return {
        heading: `${name} cannot go to ${rep}`,
        sentences: ['Whatever came back for it, this forbids it:'],
        items: why.breaches.map(({ sentence }) => sentence),
      };
    case 'noPartner':
      return noPartner(problem, unit, to, why);
    case 'possible':
      return possible(problem, unit, to, why);
  }
}

function noPartner(
  problem: Problem,
  unit: number,
  to: number,
  { nearest, looked }: Extract<WhyNot, { answer: 'noPartner' }>,
): Section {
  const { words } = problem;
  const [name, rep] = [sayUnit(problem, unit), words.rep(problem.reps[to])];
  const heading = `${name} cannot go to ${rep}`;
  if (looked === 0) {
    const sentence = `${rep} may have ${name}, but has no customer up for review that could come back for it.`;
    return { heading, sentences: [sentence] };
  }
  return {
    heading,
    sentences: [
      `${rep} may have ${name}, but no fair exchange brings it there: for each of ${count(looked, 'customer')} of ${rep} that could come back, some rule is broken. The nearest:`,
    ],
    items: nearest.map(
      ({ swap, breaches }) =>
        `${sayInExchange(problem, swap, unit)} (${words.money(swap.worth)} expected): ${breaches.map((b) => b.sentence).join(' ')}`,
    ),
  };
}

function possible(
  problem: Problem,
  unit: number,
  to: number,
  { best, count: n, inTheWay, instead }: Extract<WhyNot, { answer: 'possible' }>,
): Section {
  const { words } = problem;
  const [name, rep] = [sayUnit(problem, unit), words.rep(problem.reps[to])];
  const [first] = best;
  const offer = `the best by itself, ${sayInExchange(problem, first, unit)}, is expected to bring ${words.money(first.worth)}.`;
  const because =
    first.worth <= 0
      ? 'It would cost more than it brings.'
      : inTheWay.length === 0
        ? 'Adding it to the plan would break no rule: the search ended before it found it. A plan with more time may hold it.'
        : 'The plan brings more without it. Added to the plan as it is, it would break:';
  const sent = instead === null ? [] : [`The plan sends ${name} to ${words.rep(problem.reps[instead])} instead.`];
  return {
    heading: `${name} could go to ${rep}`,
    sentences: [`The rules allow ${count(n, 'exchange')} that would bring it about; ${offer}`, ...sent, because],
    items: first.worth > 0 ? inTheWay.map(({ sentence }) => sentence) : [],
  };
}
