import { scopeOf } from '../../people/scope';
import { addDays, type Day } from '../../shared/calendar';
import { loadReps } from '../../storage/accounts/accounts';
import { type Database, inTransaction } from '../../storage/database';
import { listUsers } from '../../storage/people/users';
import type { Actor } from '../actor';
import { notify } from '../notifications/notify';
import { handoffsOf } from './handoffsOf';
import { lateAmong } from './lateHandoffs';

/** Tells reps of their late steps and managers of those in their line, once a week while any is late. */
export async function remindHandoffs(database: Database, actor: Actor): Promise<void> {
  const { db } = database;
  const all = await handoffsOf(db, {}, actor.today);
  if (!all.some(({ steps }) => steps.some(({ late }) => late))) return;
  const reps = await loadReps(db);
  const people = (await listUsers(db)).filter(
    ({ role, disabledAt }) => ['rep', 'manager'].includes(role) && !disabledAt,
  );
  const key = `late-${mondayOf(actor.today)}`;
  for (const user of people) {
    const late = lateAmong(all, { user, scope: scopeOf(user, reps) });
    if (late === null) continue;
    const about = { steps: late.steps, path: late.href };
    const event = { kind: 'handoffLate', about, to: [user.id], by: null, key, at: actor.now } as const;
    await inTransaction(db, (trx) => notify(trx, event));
  }
}

function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}
