import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../src/shared/random';
import { type Database, openDatabase } from '../../src/storage/database';
import { tradeCast } from '../app/tradeCast';
import { ROOT, TSX } from '../process';
import { exchanged, IMPORT_ROWS, money, problems } from './company';
import { DEEDS } from './deeds';

/** Kills of each deed; all five together make the full count of 200 with 40. */
const KILLS = Number(process.env.ROTATION_FAULT_RUNS ?? 2);

/** Runs the deed in a process of its own; kills it so many milliseconds after it began. */
function perform(url: string, deed: string, killAfterMs: number | null): Promise<{ done: number; ms: number }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...TSX, join(__dirname, 'victim.ts'), url, deed], {
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

test.each(Object.keys(DEEDS) as (keyof typeof DEEDS)[])(
  'killed at a random moment of %s: what was told is done, what was not told is whole or not there',
  async (name) => {
    const deed = DEEDS[name];
    const cast = await tradeCast();
    await deed.prepare(cast);
    const before = { money: money(cast.database), count: deed.count(cast.database), owners: exchanged(cast.database) };
    cast.database.raw.pragma('wal_checkpoint(TRUNCATE)');
    const places = mkdtempSync(join(tmpdir(), 'rotation-kills-'));
    const fresh = (n: number): string => {
      const folder = join(places, String(n));
      cpSync(cast.database.folder, folder, { recursive: true });
      return `sqlite:${join(folder, 'test.db')}`;
    };
    try {
      const whole = await perform(fresh(0), name, null);
      const random = seededRandom(20_260_401 + name.length);
      let midway = 0;
      for (let n = 1; n <= KILLS; n++) {
        const url = fresh(n);
        const { done } = await perform(url, name, random.next() * whole.ms);
        if (done < whole.done) midway++;
        const database = openDatabase(url);
        await examine(database, { told: done, counted: deed.count(database) - before.count });
        await database.close();
        rmSync(join(places, String(n)), { recursive: true });
      }
      if (KILLS >= 10) expect(midway).toBeGreaterThan(KILLS / 2);
    } finally {
      rmSync(places, { recursive: true, force: true });
      await cast.remove();
    }

    async function examine(database: Database, { told, counted }: { told: number; counted: number }): Promise<void> {
      expect([told, told + 1]).toContain(counted);
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
