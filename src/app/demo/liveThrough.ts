import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rep } from '../../accounts/types';
import { demoCsv } from '../../demo/demoCsv';
import { makeDemoCompany } from '../../demo/makeDemoCompany';
import { pastRounds } from '../../demo/timeline';
import type { DemoUser, PastRotation } from '../../demo/types';
import { defaultPolicy } from '../../rotations/policy';
import { addDays, type Day } from '../../shared/calendar';
import { loadReps } from '../../storage/accounts/accounts';
import { type Database, inTransaction } from '../../storage/database';
import { dropQueuedJobs } from '../../storage/jobs/jobs';
import { markOldNotificationsRead } from '../../storage/notifications/notifications';
import { ensureCompany } from '../../storage/people/company';
import { type Actor, systemActor } from '../actor';
import { analyseCurrent } from '../analysis/analyse';
import { commitImport } from '../imports/commitImport';
import { stageImport } from '../imports/stageImport';
import { applyDueTrades } from '../trades/applyTrades';
import { addUser } from '../users/addUser';
import { followed, knownOn } from './companyLife';
import { DEMO_PASSWORD } from './demoSignIns';
import { type CoachingLife, coachingLife } from './liveCoaching';
import { type DemoActors, liveRotation } from './liveRotation';

/**
 * Fills a fresh database with the made-up company: its data as imported over time, its past rotations lived through the
 * ordinary use cases, its users, and the analysis as of today. The same day gives the same company.
 * @param at the day up to which it lives, and the instant: nothing happens later than that
 * @param note told what begins; may throw to stop
 */
export async function liveThrough(
  database: Database,
  at: { today: Day; now: string },
  note: (line: string) => void,
): Promise<void> {
  const { today } = at;
  const policy = defaultPolicy();
  const rounds = pastRounds(today);
  const start = addDays(rounds[0].proposedOn, -1);
  let current = makeDemoCompany(today);
  const { name, currency, locale } = current;
  await ensureCompany(database.db, {
    name,
    currency,
    locale,
    isDemo: true,
    policy,
    now: `${start}T08:00:00.000Z`,
  });

  let actors: DemoActors | null = null;
  let coaching: CoachingLife | null = null;
  const lived: PastRotation[] = [];
  for (const round of rounds) {
    note(`Importing what the CRM showed on ${round.proposedOn}`);
    const company = knownOn(followed(current), round);
    await coaching?.until(round.proposedOn);
    await importSnapshot(database, demoCsv(company), round.proposedOn, morning(round.proposedOn));
    actors ??= actorsOf(
      await loadReps(database.db),
      await addUsers(
        database,
        company.users.filter(({ role }) => role !== 'rep'),
        `${round.proposedOn}T08:00:00.000Z`,
      ),
    );
    coaching ??= await coachingLife(database, current.pastCoaching, actors);
    note(`Living through ${round.name}`);
    lived.push(await liveRotation(database, round, policy, actors));
    // Coaching is opened on what was known then.
    await inTransaction(database.db, await analyseCurrent(database, `${round.proposedOn}T14:00:00.000Z`, policy));
    await coaching.open(round.proposedOn, round.effectiveDate);
    // Owners move by data that is not older than a week: the CRM's owners as of that morning.
    const { 'reps.csv': reps, 'accounts.csv': accounts } = demoCsv(company);
    const day = round.effectiveDate;
    await coaching.until(day);
    await importSnapshot(database, { 'reps.csv': reps, 'accounts.csv': accounts }, day, morning(day));
    await applyDueTrades(database, systemActor(day, `${day}T08:00:00.000Z`));
    // What a round swaps changes what is booked after it.
    current = makeDemoCompany(today, lived);
  }
  note(`Importing what the CRM showed on ${today}`);
  await coaching?.until(today);
  const company = followed(current);
  const importedAt = earlier(morning(today), at.now);
  await importSnapshot(database, demoCsv(company), today, importedAt);
  await addUsers(
    database,
    company.users.filter(({ role }) => role === 'rep'),
    importedAt,
  );
  note('Analysing growth');
  await inTransaction(database.db, await analyseCurrent(database, earlier(`${today}T08:00:00.000Z`, at.now), policy));
  await dropQueuedJobs(database.db);
  // What was told in the past rounds was read then.
  await inTransaction(database.db, (trx) => markOldNotificationsRead(trx, morning(today)));
}

const morning = (day: Day): string => `${day}T07:00:00.000Z`;
const earlier = (one: string, other: string): string => (one < other ? one : other);

async function importSnapshot(
  database: Database,
  csv: Record<string, string>,
  day: Day,
  instant: string,
): Promise<void> {
  const actor = systemActor(day, instant);
  const folder = mkdtempSync(join(tmpdir(), 'rotation-demo-'));
  try {
    const files = Object.entries(csv).map(([name, text]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return { name, path };
    });
    const { id, summary } = await stageImport(database, { files, actor });
    const rejected = summary.files.reduce((sum, file) => sum + file.rejected, 0);
    if (rejected > 0) throw new Error(`The demo company does not pass its own import: ${rejected} rows rejected.`);
    await commitImport(database, id, actor);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Adds users; the ids of those who are reps or managers by rep id, and the administrator's under null. */
async function addUsers(
  database: Database,
  users: readonly DemoUser[],
  now: string,
): Promise<Map<number | null, string>> {
  const reps = new Map((await loadReps(database.db)).map((rep) => [rep.externalId, rep.id]));
  const ids = new Map<number | null, string>();
  for (const user of users) {
    const repId = user.repId === null ? null : (reps.get(user.repId) ?? null);
    const id = await addUser(database, { ...user, repId, password: DEMO_PASSWORD, actorId: null, now });
    if (repId !== null || user.role === 'admin') ids.set(repId, id);
  }
  return ids;
}

function actorsOf(reps: readonly Rep[], ids: ReadonlyMap<number | null, string>): DemoActors {
  const managerOf = new Map(reps.map((rep) => [rep.id, rep.managerId]));
  const act = (repId: number | null, role: Actor['role'], now: string, today: string): Actor => {
    const id = ids.get(repId) ?? null;
    return { id, role, repId, today, now };
  };
  return {
    managerOfRep: (repId, day) => act(managerOf.get(repId) ?? null, 'manager', `${day}T10:00:00.000Z`, day),
    admin: (day) => act(null, 'admin', `${day}T11:00:00.000Z`, day),
  };
}
