import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commitImport } from '../../src/app/imports/commitImport';
import { highs } from '../../src/planning/engines/highs';
import { javascriptLp } from '../../src/planning/engines/javascriptLp';
import { verifyPlan } from '../../src/planning/verify';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { plan } from '../planning/company';
import { instance, SIZES } from '../planning/instances';
import { actorOf, IMPORT_ROWS, money, one, problems } from './company';
import { DEEDS } from './deeds';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

test('a full disk fails the import as a whole; with room again it is committed', async () => {
  await DEEDS.import.prepare(cast);
  cast.database.raw.pragma('wal_checkpoint(TRUNCATE)');
  const before = money(cast.database);
  await onSmallDisk(async (database, makeRoom) => {
    const id = database.raw.prepare(`select id from imports where state = 'previewed'`).pluck().get() as string;
    const commit = () => commitImport(database, id, actorOf('user-ada'));
    await expect(commit()).rejects.toMatchObject({ code: 'storage.full', message: expect.stringContaining('disk') });
    expect(money(database)).toEqual(before);
    expect(database.raw.prepare('select state from imports where id = ?').pluck().get(id)).toBe('previewed');
    expect(await problems(database)).toEqual([]);
    makeRoom();
    await commit();
    expect(money(database)).toEqual({ rows: before.rows + IMPORT_ROWS, cents: before.cents + IMPORT_ROWS * 100 });
    expect(await problems(database)).toEqual([]);
  });
});

test.each([
  ['HiGHS', highs],
  ['javascript-lp-solver', javascriptLp],
])('a plan whose engine %s hangs says so, keeps its bound and passes the verifier', async (_name, start) => {
  const engine = start({ worker: join(__dirname, '../planning/engines/silentWorker.ts'), patienceMs: 200 });
  const given = instance(SIZES.S, 1);
  try {
    const made = await plan(given, { engine });
    expect(made.engineBecause).toMatch(/did not answer for .* and was ended/);
    expect(made.boundCents).toBeGreaterThanOrEqual(made.objectiveCents);
    expect(made.stoppedBy === 'optimal' ? made.gap : 0).toBe(0);
    expect(verifyPlan(given, made)).toEqual([]);
  } finally {
    await engine.close();
  }
});

/** The database on a file system of its own with hardly any room; where none may be mounted, SQLite is told to have no more pages. */
async function onSmallDisk(work: (database: Database, makeRoom: () => void) => Promise<void>): Promise<void> {
  const place = join(cast.database.folder, 'small');
  mkdirSync(place);
  const pages = one(cast.database, 'select page_count from pragma_page_count');
  const names = readdirSync(cast.database.folder).filter((name) => name !== 'small');
  const used = names.map((name) => sizeOf(join(cast.database.folder, name))).reduce((sum, bytes) => sum + bytes, 0);
  const mount = (options: string): boolean =>
    spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status === 0;
  const mounted = mount(`size=${used + 300_000}`);
  try {
    for (const name of names) cpSync(join(cast.database.folder, name), join(place, name), { recursive: true });
    const database = openDatabase(`sqlite:${join(place, 'test.db')}`);
    if (!mounted) database.raw.pragma(`max_page_count = ${pages + 10}`);
    try {
      await work(database, () => {
        if (mounted) mount('remount,size=100m');
        else database.raw.pragma('max_page_count = 1000000');
      });
    } finally {
      await database.close();
    }
  } finally {
    if (mounted) spawnSync('umount', [place]);
    rmSync(place, { recursive: true, force: true });
  }
}

function sizeOf(path: string): number {
  if (!statSync(path).isDirectory()) return statSync(path).size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
