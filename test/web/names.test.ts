import { openCastSite, textOf } from './castSite';
import type { Site } from './site';

let site: Site;
beforeAll(async () => {
  site = await openCastSite();
  const { raw } = site.services.database;
  raw.prepare('update accounts set name = ? where id = ?').run('Globex Inc', 1);
  raw.prepare('update accounts set name = ? where id = ?').run('Globex', 2);
});
afterAll(() => site.close());

test('two names that may be one stand side by side, with the id that the data has for each', async () => {
  const admin = await site.as('admin');
  const answer = await admin.get('/names');
  expect(answer.status).toBe(200);
  const ids = site.services.database.raw.prepare('select external_id from accounts where id in (1, 2)').pluck().all();
  expect(textOf(answer.text)).toContain(`Globex Inc ${ids[0]}`);
  expect(textOf(answer.text)).toContain(`Globex ${ids[1]}`);
});
