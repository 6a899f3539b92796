import { systemActor } from '../../src/app/actor';
import { makeToken } from '../../src/app/apiTokens/makeToken';
import { openPlan } from '../../src/app/coaching/openPlan';
import { demoCast } from '../../src/app/demo/demoCast';
import { scopesFor } from '../../src/people/scopes';
import { addDays } from '../../src/shared/calendar';
import { loadReps } from '../../src/storage/accounts/accounts';
import { type Database, openMigrated } from '../../src/storage/database';
import { listUsers } from '../../src/storage/people/users';
import { MANAGERS, REPS_EACH, TODAY } from './company';
import { repId, TEAM } from './files';

const NOW = `${TODAY}T08:30:00.000Z`;
/** Reps beside those of the company, so that each connection of a rep is a person of its own. */
const MORE_REPS = 1;

/** What people of the load bring along, by user: a token for programs, and a coaching plan that they may write to. */
export interface Prepared {
  tokens: Map<string, string>;
  coaching: Map<string, string>;
}

/** Lets some more reps sign in, gives everybody a token, and opens a coaching plan in the team of each manager. */
export async function prepare(url: string): Promise<Prepared> {
  const database = await openMigrated(url, NOW);
  try {
    await addReps(database);
    const tokens = new Map<string, string>();
    const users = await listUsers(database.db);
    for (const user of users) {
      const asked = { name: 'Load', scopes: [...scopesFor(user.role)], days: 30 };
      const at = { now: systemActor(TODAY, NOW).now, realNow: new Date().toISOString() };
      tokens.set(user.id, (await makeToken(database, user, asked, at)).text);
    }
    const coaching = new Map<string, string>();
    const reps = new Map((await loadReps(database.db)).map((rep) => [rep.id, rep]));
    for (const user of users.filter(({ role }) => role === 'rep')) {
      const manager = users.find((one) => one.repId !== null && one.repId === reps.get(user.repId!)?.managerId);
      if (!manager || coaching.has(manager.id)) continue;
      const asked = { repId: user.repId!, ...COACHING };
      const actor = { id: manager.id, role: manager.role, repId: manager.repId, today: TODAY, now: NOW };
      const { id } = await openPlan(database, asked, actor);
      coaching.set(manager.id, id).set(user.id, id);
    }
    return { tokens, coaching };
  } finally {
    await database.close();
  }
}

const COACHING = {
  goal: {
    words: 'Visit the ten largest every month',
    measure: 'relativeGrowth' as const,
    target: 0.02,
    reviewDate: addDays(TODAY, 180),
  },
  startDate: TODAY,
  accounts: 'book' as const,
  reason: 'It is the first of several',
  steps: [{ words: 'Make a list of them', due: addDays(TODAY, 14) }],
};

async function addReps(database: Database): Promise<void> {
  const known = new Set((await listUsers(database.db)).map(({ email }) => email));
  const reps = new Set((await loadReps(database.db)).map(({ externalId }) => externalId));
  const more = Array.from({ length: MANAGERS * MORE_REPS }, (_, n) => ({
    email: `more${n}@example.com`,
    name: `more${n}`,
    role: 'rep' as const,
    repId: repId(Math.floor(n / MORE_REPS) * TEAM + REPS_EACH + (n % MORE_REPS)),
  })).filter((one) => !known.has(one.email) && reps.has(one.repId));
  await demoCast(database, more, NOW);
}
