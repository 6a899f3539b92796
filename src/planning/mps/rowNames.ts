import type { Problem } from '../problem/problem';
import { REP_ROW, rowOwner } from '../problem/rows';

/** External ids may hold anything; free MPS separates by blanks. */
const nameOf = (externalId: string): string => encodeURIComponent(externalId);

/** What a row of the model says, by the first part of its name. */
export const ROW_MEANINGS: Record<string, string> = {
  once: 'the customer group of that account is in at most one swap',
  swaps: 'that rep is in at most so many swaps',
  t4qUp: "the T4Q of the rep's book grows by at most so much, minor units",
  t4qDown: 'it shrinks by at most so much',
  headroomUp: 'known headroom (potential given or confirmed) of the book grows by at most so much, minor units',
  headroomDown: 'it shrinks by at most so much',
  given: 'T4Q that the rep may still give away within the year, minor units',
  accounts: 'so many accounts more than now the rep may hold',
  all: 'swaps in all',
};

const KINDS = Object.entries(REP_ROW)
  .sort(([, a], [, b]) => a - b)
  .map(([name]) => name);

/** The name of a row: what it limits and whose limit it is, e.g. "t4qUp_R7"; blanks and the like in ids as %20. */
export function rowName(problem: Problem, row: number): string {
  const owner = rowOwner(problem, row);
  if (owner === 'plan') return 'all';
  if ('unit' in owner) return `once_${nameOf(problem.units[owner.unit].accounts[0].externalId)}`;
  return `${KINDS[(row - problem.units.length) % KINDS.length]}_${nameOf(problem.reps[owner.rep].externalId)}`;
}
