import { counted } from '../../shared/wording';
import type { Clusters } from '../inference/clusters';
import type { Grouping } from '../inference/influence';
import { balance, withGaps } from './balance';
import { type ControlGroup, dropAlwaysTreated, lateGroupsAreNever, lendLastGroup } from './eligibility';
import { NEVER, type Panel } from './panel';
import { PanelRefusal } from './refusal';

export interface SampleOptions {
  control: ControlGroup;
  /** Keep units with gaps and compare the rows of two periods as repeated cross-sections. */
  unbalanced: boolean;
}

/** What is estimated from, after the rules of the R package did: who counts, for which groups, against whom. */
export interface Sample extends Panel, Grouping, SampleOptions {
  /** The groups with effects of their own, ascending; `groupOf` numbers them, −1 for controls only. */
  groups: number[];
  byCluster: Clusters;
  /** What was left out or assumed, one sentence each. */
  notes: string[];
}

const WEIGHTS_OF_BASE =
  'Weights change within units: a comparison weighs a unit as in its base period, shares of groups as in the first period.';
const WEIGHTS_BY_ROW =
  'Weights change within units: each row weighs what stands in it, shares of groups the mean over a unit’s rows.';

/** `did` warns below this many units in a group. */
const FEW_UNITS = 5;
/** Errors over fewer clusters are too small on average (Cameron, Gelbach & Miller 2008, Review of Economics and Statistics 90). */
const FEW_CLUSTERS = 10;

/**
 * Applies the rules of the R package did (2.5) in its order: groups after the last period are never treated; units
 * treated from their first period on go; without a never-treated unit the last group is control only and the periods
 * from its treatment on go; units with gaps go unless `unbalanced`. Weights are normalised to mean 1; those that change
 * within units count as of the base period, as in did.
 * @throws PanelRefusal estimate.noTreated, estimate.alwaysTreated, estimate.noControls, estimate.onePeriod,
 *   estimate.noBalancedUnit, estimate.noWeight
 */
export function prepareSample(panel: Panel, options: SampleOptions): Sample {
  const notes: string[] = [];
  const note = (sentence: string): unknown => notes.push(sentence);
  refuseOnePeriod(panel, '');
  const late = lateGroupsAreNever(panel, note);
  const eligible = dropAlwaysTreated(late, note);
  const lent = lendLastGroup(eligible, options.control, note);
  refuseOnePeriod(lent.panel, ' before the last group is treated');
  const { panel: kept, gaps } = options.unbalanced
    ? withGaps(lent.panel, note)
    : { panel: balance(lent.panel, note), gaps: false };
  noteSmallGroups(kept, lent.groups, options.control, note);
  noteFewClusters(kept, note);
  if (kept.changingWeights) note(gaps ? WEIGHTS_BY_ROW : WEIGHTS_OF_BASE);
  const numbers = new Map(lent.groups.map((group, at) => [group, at]));
  return {
    ...kept,
    control: options.control,
    unbalanced: gaps,
    weight: normalised(unitWeights(kept, gaps)),
    groups: lent.groups,
    groupOf: Int32Array.from(kept.group, (group) => numbers.get(group) ?? -1),
    byCluster: { of: kept.cluster, count: kept.clusters },
    notes,
  };
}

function refuseOnePeriod({ periods }: Panel, when: string): void {
  if (periods.length >= 2) return;
  throw new PanelRefusal(
    'estimate.onePeriod',
    'period',
    `there is only one period (${periods.join()})${when}; a change needs at least two.`,
  );
}

/** What a unit weighs in shares of groups: that of the first period; of cross-sections the mean over its rows. */
function unitWeights({ weight, changingWeights }: Panel, gaps: boolean): Float64Array {
  if (changingWeights === null) return weight;
  if (!gaps) return changingWeights[0];
  return weight.map((_, unit) => {
    const own = changingWeights.flatMap((byUnit) => (Number.isNaN(byUnit[unit]) ? [] : [byUnit[unit]]));
    return own.reduce((sum, w) => sum + w, 0) / own.length;
  });
}

function normalised(weight: Float64Array): Float64Array {
  const mean = weight.reduce((sum, own) => sum + own, 0) / weight.length;
  if (mean > 0) return weight.map((own) => own / mean);
  throw new PanelRefusal('estimate.noWeight', 'weight', 'every unit has weight 0; at least some must count.');
}

function noteSmallGroups(
  { group }: Panel,
  groups: readonly number[],
  control: ControlGroup,
  note: (sentence: string) => unknown,
): void {
  const sizes = new Map<number, number>(groups.map((g) => [g, 0]));
  for (const own of group) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  const small = [...sizes].filter(([g, size]) => size < FEW_UNITS && (g !== NEVER || control === 'never'));
  for (const [g, size] of small.sort(([a], [b]) => a - b)) {
    const who = g === NEVER ? 'Never-treated units' : `Group ${g}`;
    note(
      size === 0
        ? `${who}: no unit is left, so nothing can be estimated for it.`
        : `${who}: only ${counted(size, 'unit')}; below ${FEW_UNITS} the normal approximation behind the errors is doubtful.`,
    );
  }
}

function noteFewClusters({ clusters, units }: Panel, note: (sentence: string) => unknown): void {
  if (clusters < 2 || clusters === units.length || clusters >= FEW_CLUSTERS) return;
  note(`Only ${counted(clusters, 'cluster')}; below ${FEW_CLUSTERS} clustered errors are too small on average.`);
}

/** The groups with effects of their own and how many units each has. */
export function groupSizes({ group, groups }: Sample): { group: number; units: number }[] {
  return groups.map((own) => ({ group: own, units: group.reduce((n, g) => n + (g === own ? 1 : 0), 0) }));
}
