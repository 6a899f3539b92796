import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { helpers } from '../../src/web/view/helpers/index';
import { ROOT } from '../process';

/** Helpers that are written alone; all others need something to say. */
const ALONE = new Set(['csrf', 'once']);

test('no view writes what it was given under the name of a helper: the helper would be asked', () => {
  const views = readdirSync(join(ROOT, 'views'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.hbs'),
  );
  const names = Object.keys(helpers).filter((name) => !ALONE.has(name));
  const alone = new RegExp(`\\{\\{(?:${names.join('|')})\\}\\}`);
  expect(views.length).toBeGreaterThan(100);
  expect(views.filter((file) => alone.test(readFileSync(join(ROOT, 'views', file), 'utf8')))).toEqual([]);
});
