import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '../../src/app/actor';
import { analyseCurrent } from '../../src/app/analysis/analyse';
import { demoCast } from '../../src/app/demo/demoCast';
import { commitImport } from '../../src/app/imports/commitImport';
import { inputFiles } from '../../src/app/imports/inputFiles';
import { stageImport } from '../../src/app/imports/stageImport';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import type { DemoUser } from '../../src/demo/types';
import { defaultPolicy } from '../../src/rotations/policy';
import { type Database, inTransaction, openMigrated } from '../../src/storage/database';
import { ensureCompany } from '../../src/storage/people/company';
import { BOOK, managerId, repId, TEAM, writeCompany } from './files';
import { liveRound } from './round';

/** The day that the load is held on. */
export const TODAY = '2026-01-15';
/** Managers who sign in, each with as many reps of their team. */
export const MANAGERS = 10;
export const REPS_EACH = 2;

const PAST = { day: '2025-09-29', effectiveDate: '2025-10-01' };
const RUNNING = { day: '2026-01-14', effectiveDate: '2026-04-01', wishesUntil: '2026-01-30' };

/**
 * Fills a fresh database by the product's own use cases: the import of 36 months, users, a round whose exchanges are in
 * effect and being handed over, one under way in which reps are asked, and the analysis as of today.
 * @param folder for the files of the import
 * @param note told what begins
 */
export async function buildCompany(
  url: string,
  folder: string,
  accounts: number,
  note: (line: string) => void,
): Promise<void> {
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  for (const one of [first, second]) mkdirSync(one, { recursive: true });
  note('Writing the files');
  writeCompany(first, second, accounts);
  const database = await openMigrated(url, `${PAST.day}T06:00:00.000Z`);
  try {
    const policy = defaultPolicy();
    await ensureCompany(database.db, { name: 'Load', policy, now: `${PAST.day}T06:00:00.000Z` });
    note('Importing 32 months');
    await importAll(database, first, PAST.day);
    const { actors } = await demoCast(database, users(accounts), `${PAST.day}T07:30:00.000Z`);
    note('Living through the round that is past');
    await liveRound(database, { ...PAST, name: 'Autumn', announced: 1, agreed: 1 }, actors);
    const day = PAST.effectiveDate;
    await applyDueTrades(database, systemActor(day, `${day}T08:00:00.000Z`));
    note('Importing 4 months');
    await importAll(database, second, RUNNING.day);
    note('Living through the round under way');
    await liveRound(database, { ...RUNNING, name: 'Spring', announced: 0.3, agreed: 0.6 }, actors);
    note('Analysing growth');
    await inTransaction(database.db, await analyseCurrent(database, `${TODAY}T08:00:00.000Z`, policy));
    if (database.dialect.name === 'sqlite') database.raw.exec('pragma wal_checkpoint(truncate)');
  } finally {
    await database.close();
    rmSync(first, { recursive: true });
    rmSync(second, { recursive: true });
  }
}

async function importAll(database: Database, folder: string, day: string): Promise<void> {
  const actor = systemActor(day, `${day}T07:00:00.000Z`);
  const { id } = await stageImport(database, { files: inputFiles([folder]), actor });
  await commitImport(database, id, actor);
}

/** Who signs in: operations, a leader, managers and some of their reps. */
export function users(accounts: number): DemoUser[] {
  const teams = Math.min(MANAGERS, Math.ceil(accounts / BOOK / TEAM));
  const named = (name: string, role: DemoUser['role'], id: string | null): DemoUser => ({
    email: `${name}@example.com`,
    name,
    role,
    repId: id,
  });
  return [
    named('operations', 'admin', null),
    named('leader', 'leader', 'HEAD'),
    ...Array.from({ length: teams }, (_, team) => [
      named(`manager${team}`, 'manager', managerId(team)),
      ...Array.from({ length: REPS_EACH }, (__, rep) => named(`rep${team}-${rep}`, 'rep', repId(team * TEAM + rep))),
    ]).flat(),
  ];
}
