import type { Model } from 'javascript-lp-solver';
import type { PackingLp } from './lp';

/**
 * The dual of a packing LP as a model of javascript-lp-solver: minimise room·π with one `min` constraint a column. The
 * variables are the prices of the rows that some column uses; this form is solved some 50 times faster than the primal.
 */
export function dualModelOf(lp: PackingLp): Model {
  const constraints: Model['constraints'] = {};
  const variables: Model['variables'] = {};
  for (let column = 0; column < lp.worth.length; column++) {
    constraints[`c${column}`] = { min: lp.worth[column] };
    for (let k = lp.starts[column]; k < lp.starts[column + 1]; k++) {
      const row = lp.rows[k];
      variables[`r${row}`] ??= { cost: lp.room[row] };
      variables[`r${row}`][`c${column}`] = lp.amounts[k];
    }
  }
  return {
    optimize: 'cost',
    opType: 'min',
    constraints,
    variables,
    options: { presolve: false, exitOnCycles: false },
  };
}
