import type { PastCoaching } from './pastCoaching';
import type { Staff } from './team';
import type { DemoUser, PastRotation } from './types';

/**
 * Who may sign in: an administrator, every manager, the leader, two reps who took part in the latest swaps, those who are
 * being coached, and all others of the first team.
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
  const coached = (rep: Staff['reps'][number]): boolean =>
    coaching.some(({ repId, end }) => repId === rep.id && end === null);
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
    ...[...staff.reps.filter(coached), ...staff.reps.filter(({ team }) => team === 0)]
      .filter((rep, at, all) => rep !== first && rep !== second && all.indexOf(rep) === at)
      .map((rep) => linked(rep.row, 'rep')),
  ];
}
