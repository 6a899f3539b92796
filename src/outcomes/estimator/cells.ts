import { NEVER } from './panel';
import type { Sample } from './sample';

/** One comparison: a group in a period against its controls, as a change since the base period. */
export interface Cell {
  group: number;
  /** Places in `sample.periods`. */
  period: number;
  base: number;
  /** The group is treated in the period; otherwise the effect is a pseudo-effect that should be zero. */
  treated: boolean;
}

/**
 * Every group in every period but the first. The base varies: the last period before treatment once treated, else the
 * period before (Callaway & Sant'Anna 2021, §2.2 and footnote on pre-treatment effects; `varying` in the package did).
 */
export function cellsOf({ groups, periods }: Sample): Cell[] {
  return groups.flatMap((group) => {
    const before = periods.reduce((last, period, t) => (period < group ? t : last), 0);
    return Array.from({ length: periods.length - 1 }, (_, t) => {
      const treated = group <= periods[t + 1];
      return { group, period: t + 1, base: treated ? before : t, treated };
    });
  });
}

/**
 * Which units take part in a cell: 1 the group, 2 its controls, 0 nobody. Not yet treated means after the cell's
 * period; the group itself is never its own control.
 */
export function rolesIn(cell: Cell, { group, periods, control }: Sample): Uint8Array {
  const from = control === 'never' ? NEVER : periods[cell.period];
  return Uint8Array.from(group, (own) =>
    own === cell.group ? 1 : own === NEVER || (control === 'notyet' && own > from) ? 2 : 0,
  );
}
