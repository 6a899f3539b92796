import request from 'supertest';
import { reachOf } from '../../src/people/permissionOf';
import { PERMISSIONS } from '../../src/people/permissionTable';
import { type Everything, openEverything } from './permissions/everything';
import { STRANGE } from './strange';

let all: Everything;
beforeAll(async () => {
  all = await openEverything();
  // Figures with thousands and halves, so that pages have something to write.
  all.site.services.database.raw.exec('update revenue set amount_cents = amount_cents * 37 + 1234567');
});
afterAll(() => all.close());

/** What a page says, charts included, without what people typed, what is meant for programs, and examples of what to type. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|pre|code|input|textarea|option)\b.*?(?:<\/\1>|>)/gs, ' ')
    .replace(/<[^>]*>/g, ' ¦ ')
    .replace(/&#x27;/g, "'")
    .replace(/&nbsp;|\u00a0|\u202f/g, ' ')
    .replace(/\s+/g, ' ');
}

const pages = (role: 'admin' | 'manager' | 'rep') =>
  Object.values(PERMISSIONS)
    .flat()
    .filter((row) => row[0].startsWith('GET') && reachOf(row, role) !== 'no')
    .map(([route]) => route.split(' ')[1])
    .filter((path) => !/\.(csv|xlsx|json|ics)$|\/crm\/exports\/|^\/(audit|first-look)/.test(path));

test.each(Object.keys(STRANGE))('%s: numbers, money and days of every page are written so', async (locale) => {
  all.site.services.database.raw.prepare('update company set locale = ?').run(locale);
  const strange: unknown[] = [];
  let read = 0;
  for (const [who, role] of [
    ['admin', 'admin'],
    ['anna', 'manager'],
    ['cora', 'rep'],
  ] as const) {
    for (const path of pages(role)) {
      const answer = await request(all.site.app)
        .get(all.address(path))
        .query(all.fields(path))
        .set('Cookie', all.people[who].cookie());
      if (answer.status !== 200) continue;
      read += 1;
      const text = textOf(answer.text);
      for (const found of text.matchAll(new RegExp(STRANGE[locale], 'g'))) {
        strange.push([who, path, text.slice(Math.max(0, found.index - 60), found.index + 40)]);
      }
    }
  }
  expect(read).toBeGreaterThan(100);
  expect(strange.slice(0, 20)).toEqual([]);
});
