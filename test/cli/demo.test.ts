import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillCast } from '../cast';
import { run } from '../process';
import { tempDatabase } from '../tempDatabase';

/** Making the company anew takes seconds. */
const MINUTES = 180_000;

test(
  'a demo company is kept for a week with what was done in it; then it is put aside and made anew',
  async () => {
    // The cast stands in for a demo company whose owners are those of 2026-01-14.
    const database = await tempDatabase();
    fillCast(database);
    database.raw.exec('update company set is_demo = 1');
    const url = `sqlite:${join(database.folder, 'test.db')}`;
    const demo = async (today: string): Promise<string> => {
      const { code, err } = await run(['demo', '--database', url, '--today', today]);
      expect(code).toBe(0);
      return err;
    };
    expect(await demo('2026-01-21')).toContain('The demo company of 2026-01-14 is there already');
    await database.close();
    const aside = join(database.folder, 'test-2026-01-14.db');
    expect(await demo('2026-01-22')).toContain(`it is kept in ${aside}`);
    expect(existsSync(aside)).toBe(true);
    await database.remove();
  },
  MINUTES,
);
