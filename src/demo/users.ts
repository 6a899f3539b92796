import type { PastCoaching } from './pastCoaching';
import type { Staff } from './team';
import type { DemoUser, PastRotation } from './types';

/**
 * Who may sign in: an administrator, every manager, the leader, two reps who took part in the latest swaps, and those who
 * are being coached.
 */
export function demoUsers(
  staff: Staff,
  rotations: readonly PastRotation[],
  coaching: readonly PastCoaching[],
): DemoUser[] {
  const latest = rotations.at(-1)?.swaps ?? [];
  const moved = new Set(latest.flatMap((swap) => swap.legs.map((leg) => leg.toRepId)));
  const movers = [...staff.reps.filter((rep) => moved.has(rep.id)), ...staff.reps];
  const first = movers[0];
  const second = movers.find((rep) => rep.team !== first.team)!;
  const linked = (row: { rep_id: string; name: string; email: string }, role: DemoUser['role']): DemoUser => ({
    email: row.email,
    name: row.name,
    role,
    repId: row.rep_id,
  });
  return [
    { email: 'admin@example.com', name: 'Sales operations (demo)', role: 'admin', repId: null },
    ...staff.managers.map((manager) => linked(manager, 'manager')),
    linked(staff.leader, 'leader'),
    linked(first.row, 'rep'),
    linked(second.row, 'rep'),
    ...staff.reps
      .filter((rep) => coaching.some(({ repId, end }) => repId === rep.id && end === null))
      .filter((rep) => rep !== first && rep !== second)
      .map((rep) => linked(rep.row, 'rep')),
  ];
}
