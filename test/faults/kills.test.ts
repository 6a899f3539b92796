import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '../../src/app/copy/copyDatabase';
import { seededRandom } from '../../src/shared/random';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { openRaw } from '../openRaw';
import { ROOT, TSX } from '../process';
import { EFFECTIVE, exchanged, IMPORT_ROWS, money, problems } from './company';
import { DEEDS } from './deeds';
import { originalOf } from './original';

/** Kills of each deed; all five together make the full count of 200 with 40. */
const KILLS = Number(process.env.ROTATION_FAULT_RUNS ?? 2);
/** A backup is made of a file; from and to a server a database is copied. */
const NAMES = (Object.keys(DEEDS) as (keyof typeof DEEDS)[]).filter(
  (name) => name !== (process.env.TEST_POSTGRES_URL ? 'backup' : 'copy'),
);

/** Runs the deed in a process of its own; kills it so many milliseconds after it began. */
function perform(
  [url, deed, beside]: [string, string, string],
  killAfterMs: number | null,
): Promise<{ done: number; ms: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...TSX, join(__dirname, 'victim.ts'), url, deed, beside], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let [said, began] = ['', 0];
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (began > 0) return;
      began = performance.now();
      if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.once('close', () => resolve({ done: said.split('done').length - 1, ms: performance.now() - began }));
  });
}

test.each(NAMES)(
  'killed at a random moment of %s: what was told is done, what was not told is whole or not there',
  async (name) => {
    const deed = DEEDS[name];
    const cast = await tradeCast();
    await deed.prepare(cast);
    const before = { money: money(cast.database), count: deed.count(cast.database), owners: exchanged(cast.database) };
    const original = originalOf(cast.database);
    try {
      let url = await original.copy(0);
      const whole = await perform([url, name, await original.beside(url)], null);
      await original.drop(url);
      const random = seededRandom(20_260_401 + name.length);
      let [midway, span] = [0, whole.ms];
      for (let n = 1; n <= KILLS; n++) {
        url = await original.copy(n);
        const beside = await original.beside(url);
        const { done, ms } = await perform([url, name, beside], random.next() * span);
        await original.quiet(url);
        if (done < whole.done) midway++;
        // A machine that is less busy than at first does it sooner.
        else span = Math.min(span, ms);
        const database = openRaw(url);
        await examine(database, { told: done, counted: deed.count(database) - before.count });
        if (name === 'copy') await examineGoingOn(database, beside, done);
        await database.close();
        await original.drop(url);
      }
      if (KILLS < 10) return;
      process.stderr.write(`${name}: ${KILLS} kills, ${midway} of them before all of it was done\n`);
      expect(midway).toBeGreaterThan(KILLS / 2);
    } finally {
      await original.remove();
      await cast.remove();
    }

    async function examine(database: Database, { told, counted }: { told: number; counted: number }): Promise<void> {
      if (name !== 'copy') expect([told, told + 1]).toContain(counted);
      expect(await problems(database)).toEqual([]);
      const imported = name === 'import' ? counted : 0;
      expect(money(database)).toEqual({
        rows: before.money.rows + imported * IMPORT_ROWS,
        cents: before.money.cents + imported * IMPORT_ROWS * 100,
      });
      const changes = name === 'apply' || name === 'undo' ? counted : 0;
      // Trades change hands one after the other, and in the next round in the same order back.
      expect(exchanged(database).map((now, i) => now !== before.owners[i])).toEqual(
        before.owners.map((_, i) => Math.floor(changes / 15 + (i < changes % 15 ? 1 : 0)) % 2 === 1),
      );
      if (name === 'backup') await examineCopies(database, counted);
    }
  },
  30 * 60_000,
);

/** Every file under its name is a whole copy. */
async function examineCopies(database: Database, counted: number): Promise<void> {
  const folder = join(database.path, '../copies');
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith('.db'));
  expect(names).toHaveLength(counted);
  for (const name of names.slice(-1)) {
    const copy = openDatabase(`sqlite:${join(folder, name)}`);
    expect(await problems(copy)).toEqual([]);
    expect(money(copy)).toEqual(money(database));
    await copy.close();
  }
}

/** A copy that was not told goes on and ends whole; one that was is whole, and takes no second one. */
async function examineGoingOn(database: Database, beside: string, told: number): Promise<void> {
  const goingOn = copyDatabase(database.url, beside, EFFECTIVE).then(
    ({ tables }) => tables.length > 10,
    (error) => error.code === 'copy.notEmpty' || error.message,
  );
  expect(await goingOn).toBe(true);
  if (told > 0) await expect(copyDatabase(database.url, beside, EFFECTIVE)).rejects.toThrow('empty');
  const copy = openRaw(beside);
  expect(await problems(copy)).toEqual([]);
  expect([money(copy), exchanged(copy)]).toEqual([money(database), exchanged(database)]);
  await copy.close();
}
