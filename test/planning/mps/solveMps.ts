import type { Highs } from 'highs';
import loadHighs from 'highs';
import { writeMps } from '../../../src/planning/mps/writeMps';
import type { PlanningInput } from '../../../src/planning/types';

let highs: Promise<Highs> | null = null;

/** The model of an input as text. */
export function mpsOf(given: PlanningInput): string {
  const pieces: string[] = [];
  writeMps(given, (piece) => pieces.push(piece));
  return pieces.join('');
}

export interface MpsAnswer {
  /** Minor units; what the best plan brings. */
  objective: number;
  /** What no plan can exceed, as far as the solver's arithmetic goes. */
  bound: number;
  proven: boolean;
  seconds: number;
}

/** What HiGHS makes of the model, reading it as any solver would. */
export async function solveMps(text: string, seconds = 600, gap = 0): Promise<MpsAnswer> {
  highs ??= loadHighs();
  const solver = await highs;
  const { modelStatus } = solver.constants;
  return solver.withModel({ format: 'mps', data: new TextEncoder().encode(text) }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: gap, mip_abs_gap: 0, time_limit: seconds });
    const { modelStatus: status } = model.run();
    return {
      objective: -Number(model.info.get('objective_function_value')),
      bound: -Number(model.info.get('mip_dual_bound')),
      proven: status === modelStatus.optimal,
      seconds: model.getRunTime(),
    };
  });
}
