import { openPlan } from '../../src/app/coaching/openPlan';
import { demoCast } from '../../src/app/demo/demoCast';
import { NotWorkedOut, type OutcomeSubject } from '../../src/app/outcomes/longWork';
import { requestOutcomes } from '../../src/app/outcomes/requestOutcomes';
import { addDays } from '../../src/shared/calendar';
import { loadReps } from '../../src/storage/accounts/accounts';
import { listPlans } from '../../src/storage/coaching/plans';
import { type Database, openMigrated } from '../../src/storage/database';
import { findCompany } from '../../src/storage/people/company';
import { listUsers } from '../../src/storage/people/users';
import { MANAGERS, REPS_EACH, TODAY } from './company';
import { repId, TEAM } from './files';
import { nothingWaits, startWorker, waitingJobs } from './work';

const NOW = `${TODAY}T08:30:00.000Z`;

/**
 * Brings the schema of a kept company up to date. The first time it also lets ten more reps sign in, opens a coaching
 * plan in the team of each manager, and has a worker do what waits for one, comparisons among it: minutes for a large
 * company, which nobody has to wait for in a run.
 */
export async function furnish(url: string): Promise<void> {
  const database = await openMigrated(url, NOW);
  try {
    if ((await listPlans(database.db)).length === 0) await addPeople(database);
    if ((await waitingJobs(database.db)) === 0) return;
  } finally {
    await database.close();
  }
  console.error('A worker does what waits for one; it is kept as well.');
  const worker = startWorker(url);
  await nothingWaits(url);
  await worker.stop();
}

async function addPeople(database: Database): Promise<void> {
  await addReps(database);
  const plans = await openPlans(database);
  const dataVersion = (await findCompany(database.db))?.dataVersion ?? 0;
  const subjects: OutcomeSubject[] = [{}, ...plans.map((coachingPlanId) => ({ coachingPlanId }))];
  for (const subject of subjects) await requestOutcomes(database, new NotWorkedOut(subject, dataVersion), NOW);
}

/** So that each connection of a rep is a person of its own. */
async function addReps(database: Database): Promise<void> {
  const reps = new Set((await loadReps(database.db)).map(({ externalId }) => externalId));
  const more = Array.from({ length: MANAGERS }, (_, team) => ({
    email: `more${team}@example.com`,
    name: `more${team}`,
    role: 'rep' as const,
    repId: repId(team * TEAM + REPS_EACH),
  }));
  await demoCast(
    database,
    more.filter((one) => reps.has(one.repId)),
    NOW,
  );
}

async function openPlans(database: Database): Promise<string[]> {
  const managerOf = new Map((await loadReps(database.db)).map((rep) => [rep.id, rep.managerId]));
  const users = await listUsers(database.db);
  const coached = new Set<string>();
  const ids: string[] = [];
  for (const user of users.filter(({ role }) => role === 'rep')) {
    const manager = users.find((one) => one.repId !== null && one.repId === managerOf.get(user.repId!));
    if (!manager || coached.has(manager.id)) continue;
    coached.add(manager.id);
    const actor = { id: manager.id, role: manager.role, repId: manager.repId, today: TODAY, now: NOW };
    ids.push((await openPlan(database, { repId: user.repId!, ...COACHING }, actor)).id);
  }
  return ids;
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
