import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, systemActor } from '../../src/app/actor';
import { check } from '../../src/app/check/check';
import { stageImport } from '../../src/app/imports/stageImport';
import type { Database } from '../../src/storage/database';
import { CAST } from '../cast';

export const EFFECTIVE = '2026-04-01';
/** A limit that is broken on the way must not stand in the way of what is tried. */
export const YES = { reason: null, overrideReason: 'A fault is tried' };
/** Accounts 1 to 15 are Anna's team's, 16 to 30 Ben's: fifteen exchanges that touch nothing of each other. */
export const PAIRS = Array.from({ length: 15 }, (_, i): [number, number] => [i + 1, i + 16]);
export const IMPORT_ROWS = 12_000;

/** First column of the first row of a query, as a number. */
export function one(database: Database, sql: string): number {
  return Number(database.raw.prepare(sql).pluck().get());
}

/** A user of the cast, acting on a day. */
export function actorOf(id: string, today: string = CAST.today): Actor {
  const system = systemActor(today, `${today}T09:00:00.000Z`);
  return id === 'user-ben' ? { ...system, id, role: 'manager', repId: CAST.ben } : { ...system, id };
}

/** Reads a large file of revenue into an import that only has to be committed: a hundred cents a row, after the cast's months. */
export async function stageMany(database: Database): Promise<void> {
  const folder = join(database.path, '../files');
  mkdirSync(folder);
  const lines = ['account_id,month,category,amount,rep_id'];
  for (let i = 0; i < IMPORT_ROWS; i++) lines.push(`A${(i % 30) + 1},2026-01,Thing ${Math.floor(i / 30)},1.00,`);
  const path = join(folder, 'revenue.csv');
  writeFileSync(path, lines.join('\n'));
  const actor = systemActor('2026-02-15', '2026-02-15T09:00:00.000Z');
  await stageImport(database, { files: [{ name: 'revenue.csv', path }], actor });
}

/** Money of all rows, in minor units, and their number. */
export function money(database: Database): { rows: number; cents: number } {
  return {
    rows: one(database, 'select count(*) from revenue'),
    cents: one(database, 'select sum(amount_cents) from revenue'),
  };
}

/** Which of the fifteen exchanges stand in the ledger: true, false, or what is wrong with one. */
export function exchanged(database: Database): (boolean | string)[] {
  const owner = database.raw
    .prepare(`select rep_id from assignments where account_id = ? and role = 'owner' and to_date is null`)
    .pluck();
  const before = (account: number): number => 4 + Math.floor((account - 1) / 5);
  return PAIRS.map(([a, b]) => {
    const now = [owner.get(a), owner.get(b)];
    if (now[0] === before(a) && now[1] === before(b)) return false;
    if (now[0] === before(b) && now[1] === before(a)) return true;
    return `${a} and ${b} belong to ${now.join(' and ')}`;
  });
}

/** Everything that `rotation check` finds. */
export async function problems(database: Database): Promise<string[]> {
  return (await check(database)).flatMap((part) => part.problems);
}
