import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCsv } from '../../demo/demoCsv';
import { makeDemoCompany } from '../../demo/makeDemoCompany';
import { runningRound } from '../../demo/runningRound';
import { pastRounds } from '../../demo/timeline';
import type { PastRotation } from '../../demo/types';
import { defaultPolicy } from '../../rotations/policy';
import { addDays, type Day } from '../../shared/calendar';
import { type Database, inTransaction } from '../../storage/database';
import { dropQueuedJobs } from '../../storage/jobs/jobs';
import { markOldNotificationsRead } from '../../storage/notifications/notifications';
import { ensureCompany } from '../../storage/people/company';
import { systemActor } from '../actor';
import { analyseCurrent } from '../analysis/analyse';
import { cleanUpAnalyses } from '../analysis/cleanUp';
import { commitImport } from '../imports/commitImport';
import { stageImport } from '../imports/stageImport';
import { applyDueTrades } from '../trades/applyTrades';
import { followed, knownOn, knownSince } from './companyLife';
import { type DemoCast, demoCast } from './demoCast';
import { type CoachingLife, coachingLife } from './liveCoaching';
import { liveRotation } from './liveRotation';
import { liveRunning } from './liveRunning';

/**
 * Fills a fresh database with the made-up company: its data as imported over time, its past rotations and the
 * one under way lived through the ordinary use cases, its users, and the analysis as of today. The same day gives the same company.
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

  let cast: DemoCast | null = null;
  let coaching: CoachingLife | null = null;
  const lived: PastRotation[] = [];
  for (const round of rounds) {
    note(`Importing what the CRM showed on ${round.proposedOn}`);
    const company = knownOn(followed(current), round);
    await coaching?.until(round.proposedOn);
    await importSnapshot(database, demoCsv(company), round.proposedOn, morning(round.proposedOn));
    const others = company.users.filter(({ role }) => role !== 'rep');
    cast ??= await demoCast(database, others, `${round.proposedOn}T08:00:00.000Z`);
    coaching ??= await coachingLife(database, current.pastCoaching, cast.actors);
    note(`Living through ${round.name}`);
    lived.push(await liveRotation(database, round, policy, cast.actors));
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
  if (!cast || !coaching) return;
  const round = runningRound(today);
  note(`Importing what the CRM showed on ${round.openedOn}`);
  const company = followed(current);
  await coaching.until(round.openedOn);
  const opened = knownOn(company, { cutOff: round.cutOff, proposedOn: round.openedOn });
  await importSnapshot(database, demoCsv(opened), round.openedOn, morning(round.openedOn));
  const reps = company.users.filter(({ role }) => role === 'rep');
  const repIds = await cast.join(reps, `${round.openedOn}T08:00:00.000Z`);
  note(`Living through ${round.name} up to ${today}`);
  await liveRunning(database, round, { policy, actors: cast.actors, repIds, until: coaching.until });
  note(`Importing what the CRM showed on ${today}`);
  await coaching.until(today);
  const since = knownSince(company, round.cutOff);
  const { 'revenue.csv': revenue, ...files } = demoCsv(since);
  const csv = since.revenue.length > 0 ? { ...files, 'revenue.csv': revenue } : files;
  await importSnapshot(database, csv, today, earlier(morning(today), at.now));
  note('Analysing growth');
  await inTransaction(database.db, await analyseCurrent(database, earlier(`${today}T08:00:00.000Z`, at.now), policy));
  await cleanUpAnalyses(database);
  await dropQueuedJobs(database.db);
  // What was told in the past rounds was read then.
  await inTransaction(database.db, (trx) => markOldNotificationsRead(trx, morning(round.announcedOn)));
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
