import { NEVER, type Panel } from './panel';

/** One row of a panel in the long form. */
export interface Observation {
  /** Line of the file, the header being line 1. */
  line: number;
  unit: string;
  period: number;
  group: number;
  outcome: number;
  weight: number;
  /** Null: the unit is its own cluster. */
  cluster: string | null;
}

/** What a column of a panel file is for. */
export type PanelField = 'unit' | 'period' | 'group' | 'outcome' | 'cluster' | 'weight';

/** Why a row cannot be used, with what stood in which column. */
export interface PanelProblem {
  line: number;
  field: PanelField;
  value: string;
  problem: string;
}

/** By period and unit, NaN where nothing was observed; and the rows that repeat a unit and period. */
interface Table {
  outcomes: Float64Array[];
  weights: Float64Array[];
  problems: PanelProblem[];
}

/** Gathers observations row by row; units and clusters are ordered by their names in the end. */
export class PanelBuilder {
  readonly #units = new Map<string, number>();
  readonly #names: string[] = [];
  readonly #first: Observation[] = [];
  readonly #unit: number[] = [];
  readonly #period: number[] = [];
  readonly #outcome: number[] = [];
  readonly #weight: number[] = [];
  readonly #line: number[] = [];

  get rows(): number {
    return this.#line.length;
  }

  /** Takes a row, or says why it contradicts an earlier one: group and cluster belong to the unit. */
  add(row: Observation): PanelProblem | null {
    let unit = this.#units.get(row.unit);
    if (unit === undefined) {
      unit = this.#names.length;
      this.#units.set(row.unit, unit);
      this.#names.push(row.unit);
      this.#first.push(row);
    }
    const problem = contradiction(row, this.#first[unit]);
    if (problem) return problem;
    this.#unit.push(unit);
    this.#period.push(row.period);
    this.#outcome.push(row.outcome);
    this.#weight.push(row.weight);
    this.#line.push(row.line);
    return null;
  }

  /** The panel, and the rows that repeat a unit and period. */
  build(): { panel: Panel; problems: PanelProblem[] } {
    const names = [...this.#names].sort(byName);
    const place = new Int32Array(names.length);
    names.forEach((name, at) => {
      place[this.#units.get(name)!] = at;
    });
    const firsts = names.map((name) => this.#first[this.#units.get(name)!]);
    const clusterNames = [...new Set(firsts.map(clusterName))].sort(byName);
    const clusters = new Map(clusterNames.map((name, at) => [name, at]));
    const periods = Float64Array.from(new Set(this.#period)).sort();
    const { outcomes, weights, problems } = this.#table(periods, place);
    const changes = this.#weight.some((weight, row) => weight !== this.#first[this.#unit[row]].weight);
    const panel: Panel = {
      units: names,
      periods,
      group: Float64Array.from(firsts, ({ group }) => group),
      weight: Float64Array.from(firsts, (_, unit) => firstSeen(weights, unit)),
      changingWeights: changes ? weights : null,
      cluster: Int32Array.from(firsts, (row) => clusters.get(clusterName(row))!),
      clusters: clusterNames.length,
      outcomes,
    };
    return { panel, problems };
  }

  #table(periods: Float64Array, place: Int32Array): Table {
    const at = new Map(Array.from(periods, (period, t) => [period, t]));
    const [outcomes, weights] = [0, 1].map(() =>
      Array.from(periods, () => new Float64Array(place.length).fill(Number.NaN)),
    );
    const lines = Array.from(periods, () => new Int32Array(place.length));
    const problems: PanelProblem[] = [];
    this.#line.forEach((line, row) => {
      const t = at.get(this.#period[row])!;
      const unit = place[this.#unit[row]];
      if (lines[t][unit] > 0) {
        const problem = `unit "${this.#names[this.#unit[row]]}" already has period ${this.#period[row]} in line ${lines[t][unit]}; keep one of the two rows`;
        problems.push({ line, field: 'period', value: String(this.#period[row]), problem });
        return;
      }
      lines[t][unit] = line;
      outcomes[t][unit] = this.#outcome[row];
      weights[t][unit] = this.#weight[row];
    });
    return { outcomes, weights, problems };
  }
}

/** A unit's value in the first period in which it has one. */
function firstSeen(byPeriod: readonly Float64Array[], unit: number): number {
  return byPeriod.find((values) => !Number.isNaN(values[unit]))![unit];
}

const clusterName = (row: Observation): string => row.cluster ?? row.unit;

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const shown = (group: number): string => (group === NEVER ? 'never' : String(group));

function contradiction(row: Observation, first: Observation): PanelProblem | null {
  if (row.group !== first.group) {
    const rule = 'the group is the first period in which the unit is treated and must be the same in all its rows';
    return differs(row, first, 'group', shown(row.group), shown(first.group), rule);
  }
  if (row.cluster !== first.cluster) {
    return differs(row, first, 'cluster', `${row.cluster}`, `${first.cluster}`, 'a unit must stay in one cluster');
  }
  return null;
}

function differs(
  row: Observation,
  first: Observation,
  field: PanelField,
  value: string,
  before: string,
  rule: string,
): PanelProblem {
  const problem = `unit "${row.unit}" has ${field} ${value} here but ${before} in line ${first.line}; ${rule}`;
  return { line: row.line, field, value, problem };
}
