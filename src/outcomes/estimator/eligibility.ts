import { counted } from '../../shared/wording';
import { keepPeriods, keepUnits, NEVER, type Panel, treatedGroups } from './panel';
import { PanelRefusal } from './refusal';

/** Who stands for what would have happened: units never treated, or also those not treated yet. */
export type ControlGroup = 'never' | 'notyet';

type Note = (sentence: string) => unknown;

/** Units whose treatment begins after the last period are never treated within the panel. */
export function lateGroupsAreNever(panel: Panel, note: Note): Panel {
  const last = panel.periods[panel.periods.length - 1];
  const late = panel.group.reduce((n, g) => n + (g !== NEVER && g > last ? 1 : 0), 0);
  if (late > 0) {
    note(
      `${counted(late, 'unit')} treated only after the last period (${last}) ${isAre(late)} counted as never treated.`,
    );
  }
  const group = panel.group.map((g) => (g > last ? NEVER : g));
  if (treatedGroups(group).length === 0) {
    throw new PanelRefusal(
      'estimate.noTreated',
      'group',
      `no unit is treated up to the last period (${last}); write the first treated period of each treated unit, and 0, nothing or Inf for those never treated.`,
    );
  }
  return { ...panel, group };
}

/** Units treated in the first period or before show nothing untreated; without them a later period may be the first. */
export function dropAlwaysTreated(panel: Panel, note: Note): Panel {
  let current = panel;
  for (let first = current.periods[0]; ; first = current.periods[0]) {
    const treated = current.group.reduce((n, g) => n + (g <= first ? 1 : 0), 0);
    if (treated === 0) return current;
    note(
      `${counted(treated, 'unit')} already treated in the first period (${first}) ${isAre(treated)} left out: nothing shows what ${treated === 1 ? 'it' : 'they'} did before.`,
    );
    const { group } = current;
    current = keepUnits(current, (unit) => group[unit] > first);
    if (treatedGroups(current.group).length === 0) {
      throw new PanelRefusal(
        'estimate.alwaysTreated',
        'group',
        `every treated unit is treated from the first period (${first}) on; at least one period before treatment is needed.`,
      );
    }
  }
}

/**
 * Without a never-treated unit the group treated last can only serve as control, and only until it is treated itself.
 * Under `never` it then stands for the never treated, as in did from version 2.3 on.
 */
export function lendLastGroup(panel: Panel, control: ControlGroup, note: Note): { panel: Panel; groups: number[] } {
  const groups = treatedGroups(panel.group);
  if (panel.group.includes(NEVER)) return { panel, groups };
  const last = groups.pop()!;
  if (groups.length === 0) {
    throw new PanelRefusal(
      'estimate.noControls',
      'group',
      `all units are treated in the same period (${last}) and none is never treated, so there is no control to compare them with.`,
    );
  }
  note(
    `No unit is never treated: group ${last}, treated last, serves as control only, and the periods from ${last} on are left out.`,
  );
  const cut = keepPeriods(panel, (period) => period < last);
  if (control === 'notyet') return { panel: cut, groups };
  note(`Group ${last} stands for the never-treated units that were asked for.`);
  return { panel: { ...cut, group: cut.group.map((g) => (g === last ? NEVER : g)) }, groups };
}

const isAre = (count: number): string => (count === 1 ? 'is' : 'are');
