import type { Highs, Model } from 'highs';
import { highsModel } from './highsModel';
import type { IntegerAnswer, IntegerLimits } from './integerEngine';
import type { PackingLp } from './lp';

const chosenOf = (values: Float64Array): Int32Array =>
  Int32Array.from([...values.keys()].filter((column) => values[column] > 0.5));

function valuesOf(chosen: Int32Array, columns: number): Float64Array {
  const values = new Float64Array(columns);
  for (const column of chosen) values[column] = 1;
  return values;
}

function setLimits(model: Model, { nodes, gap, seconds }: IntegerLimits): void {
  model.options.set({
    output_flag: false,
    mip_max_nodes: nodes,
    mip_rel_gap: gap,
    mip_abs_gap: 0,
    time_limit: seconds,
  });
}

/**
 * Solves a packing program over binaries. `shouldEnd` is asked all the time, `onBetter` hears of every better solution.
 * A bound is only passed on where HiGHS ended orderly and has one.
 */
export function highsInteger(
  highs: Highs,
  program: PackingLp,
  limits: IntegerLimits,
  shouldEnd: () => boolean,
  onBetter: (chosen: Int32Array) => void,
): Omit<IntegerAnswer, 'trouble'> {
  const { modelStatus, callbackType, solutionStatus } = highs.constants;
  const cutShort: number[] = [modelStatus.timeLimit, modelStatus.solutionLimit, modelStatus.interrupted];
  if (program.worth.length === 0) return { chosen: null, bound: 0, finished: true };
  return highs.withModel(highsModel(highs, program, true), (model) => {
    setLimits(model, limits);
    if (limits.start) model.setSolution({ colValue: valuesOf(limits.start, program.worth.length) });
    const status = model.run({
      [callbackType.mipInterrupt](event) {
        if (shouldEnd()) event.interrupt();
      },
      [callbackType.mipImprovingSolution](event) {
        if (event.data.mip_solution) onBetter(chosenOf(event.data.mip_solution));
      },
    }).modelStatus;
    const finished = status === modelStatus.optimal;
    if (!finished && !cutShort.includes(status)) return { chosen: null, bound: null, finished: false };
    const found = model.info.get('primal_solution_status') === solutionStatus.feasible;
    const bound = Number(model.info.get('mip_dual_bound'));
    return {
      chosen: found ? chosenOf(model.getSolution().colValue) : null,
      bound: Number.isFinite(bound) ? bound : null,
      finished,
    };
  });
}
