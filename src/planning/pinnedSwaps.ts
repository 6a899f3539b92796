import { ProductError } from '../shared/errors';
import { refusePins } from './conflicts/refusePins';
import { judgeSwap } from './judgeSwap';
import type { Pricer } from './pricing/pricer';
import { namedLegs } from './problem/namedLegs';
import type { Problem } from './problem/problem';
import { type Swap, swapOf } from './problem/swap';
import { swapIdOf } from './result/swapId';

/** So many exchanges are compared with a pin that does not say its legs. */
const MOST_COMPARED = 10_000_000;
/** Beyond this many exchanges an unknown pin is refused without a search for the rule that forbids it. */
const MOST_EXPLAINED = 4_000_000;

/** Those of the wanted swaps that are admissible, by id. */
function admissibleAmong(problem: Problem, pricer: Pricer, wanted: ReadonlySet<string>): Map<string, Swap> {
  const found = new Map<string, Swap>();
  if (wanted.size === 0) return found;
  let compared = 0;
  pricer.visit(-Infinity, (legs, worth) => {
    const id = swapIdOf(problem, legs);
    if (wanted.has(id)) found.set(id, swapOf(problem, legs, worth));
    return found.size < wanted.size && ++compared < MOST_COMPARED;
  });
  return found;
}

/** Exchanges of one customer for one with these ids, although some rule forbids them. */
function forbiddenAmong(problem: Problem, wanted: ReadonlySet<string>): Map<string, Swap> {
  const { units } = problem;
  const found = new Map<string, Swap>();
  if (wanted.size === 0 || units.length ** 2 / 2 > MOST_EXPLAINED) return found;
  for (const a of units) {
    for (const b of units.slice(a.index + 1)) {
      if (a.owner === b.owner) continue;
      const legs = [
        { unit: a.index, to: b.owner },
        { unit: b.index, to: a.owner },
      ];
      const id = swapIdOf(problem, legs);
      if (wanted.has(id)) found.set(id, judgeSwap(problem, legs).swap);
    }
  }
  return found;
}

/**
 * The pinned swaps, in the order of the policy. A pin that says its legs needs no search, and a waiver lifts the rules on
 * amounts for it.
 * @throws ProductError planning.pinNotAdmissible with the rule that forbids a pin, alone or together with the others;
 *   planning.unknownLeg
 */
export function pinnedSwaps(problem: Problem, pricer: Pricer): Swap[] {
  const wanted = [...new Set(problem.input.plan.pins)];
  if (wanted.length === 0) return [];
  const named = new Map((problem.input.pinned ?? []).map((pin) => [pin.id, pin]));
  const searched = new Set(wanted.filter((id) => !named.has(id)));
  const admissible = admissibleAmong(problem, pricer, searched);
  const forbidden = forbiddenAmong(problem, new Set([...searched].filter((id) => !admissible.has(id))));
  const pins = wanted.map((id) => {
    const pin = named.get(id);
    const swap = pin ? namedSwap(problem, id, pin.legs) : (admissible.get(id) ?? forbidden.get(id));
    if (!swap) refuse(id, 'No exchange of the customers of this plan that the rules allow has that id.', null);
    return { id, swap, waived: pin ? pin.waiver !== null : false };
  });
  refusePins(problem, pins);
  return pins.map(({ swap }) => swap);
}

function namedSwap(problem: Problem, id: string, named: Parameters<typeof namedLegs>[2]): Swap {
  const { swap, forbidden } = judgeSwap(problem, namedLegs(problem.reps, problem.units, named));
  if (forbidden?.rule === 'shape' || forbidden?.rule === 'kinds') refuse(id, forbidden.sentence, forbidden.rule);
  return swap;
}

function refuse(pin: string, why: string, rule: string | null): never {
  throw new ProductError(
    'refused',
    'planning.pinNotAdmissible',
    `The pinned swap ${pin} cannot be in a plan. ${why} Remove the pin.`,
    { pins: [pin], rule },
  );
}
