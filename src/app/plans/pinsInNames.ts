import { refusePins } from '../../planning/conflicts/refusePins';
import { legMarks } from '../../planning/legMarks';
import { problemOf } from '../../planning/problem/problem';
import { namedSwap } from '../../planning/swapByHand';
import type { PlanningInput } from '../../planning/types';
import { isProductError } from '../../shared/errors';
import type { Db } from '../../storage/database';
import { withNames } from './withNames';

/**
 * What the planner threw, or, where it refused swaps that a person wanted to keep, the same in the names of customers and
 * reps in place of ids.
 */
export async function pinsInNames(db: Db, input: PlanningInput, error: unknown): Promise<unknown> {
  const { pinned = [] } = input;
  if (!isProductError(error) || error.code !== 'planning.pinNotAdmissible' || pinned.length === 0) return error;
  const named = await withNames(db, input, pinned);
  const problem = problemOf({ ...named, plan: { ...named.plan, pins: [] }, pinned: [] });
  const names = new Map(named.accounts.map(({ id, externalId }) => [id, externalId]));
  const inOrder = (legs: (typeof pinned)[number]['legs']): string => {
    const marks = legMarks(legs);
    return legs.map(({ accountId }, i) => `${marks[i]} ${names.get(accountId)}`.trim()).join(' ');
  };
  try {
    refusePins(
      problem,
      pinned.map(({ legs, waiver }) => ({
        swap: namedSwap(problem, legs),
        waived: waiver !== null,
        id: `“${inOrder(legs)}”`,
      })),
    );
    return error;
  } catch (told) {
    return told;
  }
}
