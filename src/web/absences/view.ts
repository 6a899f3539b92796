import { canStandIn } from '../../people/standIns';
import type { User } from '../../people/user';
import { addDays, type Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { listStandIns, type StandInRow } from '../../storage/people/standIns';
import { listUsers } from '../../storage/people/users';

/** What the page of a manager's absence shows: who stands in and when, for whom they do, and whom they can name. */
export async function absenceView(db: Db, absent: User, isSelf: boolean, today: Day) {
  const path = isSelf ? '/profile/absence' : `/users/${absent.id}/absence`;
  const users = await listUsers(db);
  const could = users.filter((user) => user.disabledAt === null && user.id !== absent.id && canStandIn(user));
  const periods = await listStandIns(db, { userId: absent.id }, today);
  return {
    title: isSelf ? 'When you are away' : `When ${absent.name} is away`,
    active: isSelf ? undefined : 'users',
    breadcrumbs: isSelf
      ? [{ label: 'My profile', href: '/profile' }]
      : [
          { label: 'Users', href: '/users' },
          { label: absent.name, href: `/users/${absent.id}` },
        ],
    path,
    isSelf,
    absent: absent.name,
    periods: periods.map((row) => told(row, today)),
    covers: (await listStandIns(db, { delegateId: absent.id }, today)).map((row) => told(row, today)),
    delegates: could.map(({ id, name, role }) => ({
      value: id,
      label: role === 'admin' ? `${name} (administrator)` : name,
    })),
  };
}

function told(row: StandInRow, today: Day) {
  return { ...row, until: addDays(row.to, -1), now: row.from <= today };
}
