import type { DemoUser } from '../../demo/types';
import { loadReps } from '../../storage/accounts/accounts';
import type { Database } from '../../storage/database';
import type { Actor } from '../actor';
import { addUser } from '../users/addUser';
import { DEMO_PASSWORD } from './demoSignIns';

/** Who takes part in a round: the manager of a rep, the administrator, and reps who can sign in, by day. */
export interface DemoActors {
  managerOfRep(repId: number | null, day: string): Actor;
  admin(day: string): Actor;
  rep(repId: number, day: string): Actor;
}

export interface DemoCast {
  actors: DemoActors;
  /** Adds reps as users; their ids in reps. */
  join(users: readonly DemoUser[], now: string): Promise<number[]>;
}

/** Adds the first users of the made-up company, its managers and its administrator, and lets them act. */
export async function demoCast(database: Database, users: readonly DemoUser[], now: string): Promise<DemoCast> {
  const reps = await loadReps(database.db);
  const byExternalId = new Map(reps.map((rep) => [rep.externalId, rep.id]));
  const managerOf = new Map(reps.map((rep) => [rep.id, rep.managerId]));
  const ids = new Map<number | null, string>();
  const join: DemoCast['join'] = async (more, at) => {
    const joined: number[] = [];
    for (const user of more) {
      const repId = user.repId === null ? null : (byExternalId.get(user.repId) ?? null);
      const id = await addUser(database, { ...user, repId, password: DEMO_PASSWORD, actorId: null, now: at });
      if (repId !== null || user.role === 'admin') ids.set(repId, id);
      if (repId !== null) joined.push(repId);
    }
    return joined;
  };
  const act = (repId: number | null, role: Actor['role'], day: string, time: string): Actor => {
    return { id: ids.get(repId) ?? null, role, repId, today: day, now: `${day}T${time}:00.000Z` };
  };
  await join(users, now);
  return {
    join,
    actors: {
      managerOfRep: (repId, day) => act(managerOf.get(repId!) ?? null, 'manager', day, '10:00'),
      admin: (day) => act(null, 'admin', day, '11:00'),
      rep: (repId, day) => act(repId, 'rep', day, '15:00'),
    },
  };
}
