import { type EstimateOptions, estimatePanel, type PanelEstimate } from '../../../src/outcomes/estimator/estimate';
import { NEVER, type Panel } from '../../../src/outcomes/estimator/panel';
import { PanelBuilder } from '../../../src/outcomes/estimator/panelBuilder';
import { seededRandom } from '../../../src/shared/random';

/** A unit as tests write it: its group (0 = never) and its outcomes by period; undefined = not observed. */
export interface TestUnit {
  unit: string;
  group: number;
  outcomes: readonly (number | undefined)[];
  weight?: number;
  /** One a period, where they change. */
  weights?: readonly number[];
  cluster?: string;
}

/** A panel of such units over the periods (default 1, 2, 3 …). */
export function panelOf(units: readonly TestUnit[], periods = units[0].outcomes.map((_, t) => t + 1)): Panel {
  const builder = new PanelBuilder();
  for (const { unit, group, outcomes, weight = 1, weights, cluster = null } of units) {
    outcomes.forEach((outcome, t) => {
      if (outcome === undefined) return;
      const own = weights?.[t] ?? weight;
      const at = { period: periods[t], group: group === 0 ? NEVER : group };
      builder.add({ line: 0, unit, ...at, outcome, weight: own, cluster });
    });
  }
  return builder.build().panel;
}

/** The estimate with never-treated controls unless told otherwise. */
export function estimate(panel: Panel, options: Partial<EstimateOptions> = {}): PanelEstimate {
  const random = seededRandom(1);
  return estimatePanel(panel, { control: 'never', unbalanced: false, level: 0.95, draws: 99, random, ...options });
}
