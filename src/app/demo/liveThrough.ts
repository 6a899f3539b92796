import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCsv } from '../../demo/demoCsv';
import { makeDemoCompany } from '../../demo/makeDemoCompany';
import type { DemoUser } from '../../demo/types';
import { defaultPolicy } from '../../rotations/policy';
import { addDays, type Day } from '../../shared/calendar';
import { loadReps } from '../../storage/accounts/accounts';
import { type Database, inTransaction } from '../../storage/database';
import { dropQueuedJobs } from '../../storage/jobs/jobs';
import { ensureCompany } from '../../storage/people/company';
import { systemActor } from '../actor';
import { analyseCurrent } from '../analysis/analyse';
import { commitImport } from '../imports/commitImport';
import { stageImport } from '../imports/stageImport';
import { applyDueTrades } from '../trades/applyTrades';
import { addUser } from '../users/addUser';
import { agreeRotation, type DemoActors } from './agreeRotation';
import { companyLife } from './companyLife';
import { DEMO_PASSWORD } from './demoSignIns';

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
  const company = makeDemoCompany(today);
  const policy = defaultPolicy();
  const first = company.pastRotations[0].proposedOn;
  const start = addDays(first, -1);
  await ensureCompany(database.db, { ...company, isDemo: true, policy, now: `${start}T08:00:00.000Z` });

  let actors: DemoActors | null = null;
  for (const snapshot of companyLife(company, today)) {
    note(`Importing what the CRM showed on ${snapshot.day}`);
    const importedAt = snapshot.day === today ? earlier(morning(today), at.now) : morning(snapshot.day);
    await importSnapshot(database, demoCsv(snapshot.company), snapshot.day, importedAt);
    actors ??= await addUsers(database, company.users, `${start}T09:00:00.000Z`);
    if (snapshot.rotation === null) continue;
    note(`Living through ${snapshot.rotation.name}`);
    await agreeRotation(database, snapshot.rotation, policy, actors);
    // Owners move by data that is not older than a week: the CRM's owners as of that morning.
    const { 'reps.csv': reps, 'accounts.csv': accounts } = demoCsv(snapshot.company);
    const day = snapshot.rotation.effectiveDate;
    await importSnapshot(database, { 'reps.csv': reps, 'accounts.csv': accounts }, day, morning(day));
    await applyDueTrades(database, systemActor(day, `${day}T08:00:00.000Z`));
  }
  note('Analysing growth');
  await inTransaction(database.db, await analyseCurrent(database, earlier(`${today}T08:00:00.000Z`, at.now), policy));
  await dropQueuedJobs(database.db);
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

async function addUsers(database: Database, users: readonly DemoUser[], now: string): Promise<DemoActors> {
  const reps = await loadReps(database.db);
  const byExternalId = new Map(reps.map((rep) => [rep.externalId, rep]));
  const ids = new Map<number, string>();
  let adminId: string | null = null;
  for (const user of users) {
    const repId = user.repId === null ? null : (byExternalId.get(user.repId)?.id ?? null);
    const id = await addUser(database, { ...user, repId, password: DEMO_PASSWORD, actorId: null, now });
    if (repId !== null) ids.set(repId, id);
    if (user.role === 'admin') adminId = id;
  }
  const managerOf = new Map(reps.map((rep) => [rep.id, rep.managerId]));
  return {
    managerOfRep(repId, day) {
      const managerId = managerOf.get(repId) ?? null;
      const id = managerId === null ? null : (ids.get(managerId) ?? null);
      return { id, role: 'manager', repId: managerId, today: day, now: `${day}T10:00:00.000Z` };
    },
    admin: (day) => ({ id: adminId, role: 'admin', repId: null, today: day, now: `${day}T11:00:00.000Z` }),
  };
}
