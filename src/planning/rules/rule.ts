import type { Leg } from '../problem/leg';
import type { Problem } from '../problem/problem';
import type { Swap } from '../problem/swap';

/**
 * One rule of fairness or eligibility. `sentence` says the rule to a manager; `check` returns null when it is kept, or
 * a sentence with the figures that break it.
 */
interface Rule<Subject> {
  name: string;
  sentence: string;
  check(problem: Problem, subject: Subject): string | null;
}

/** About one customer going to one rep. */
export type MoveRule = Rule<Leg>;
/** About a swap by itself. */
export type SwapRule = Rule<Swap>;
/** About all swaps of a plan together; every swap must also keep it alone. */
export type PlanRule = Rule<Swap[]>;
