import { openSite, type Site } from '../site';
import { type Client, clientOf, clientWith } from './client';

let site: Site;
let good: Client;
beforeAll(async () => {
  site = await openSite();
  await site.as('admin');
  good = await clientOf(site, 'admin@example.com');
});
afterAll(() => site.close());

test('after a hundred wrong tokens from a place further ones wait; a right one from there does not', async () => {
  const wrong = clientWith(site, 'rot_x');
  for (let n = 0; n < 100; n++) await wrong.get('/me');
  const refused = await wrong.get('/me');
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '900']);
  expect((await good.get('/me')).status).toBe(200);
  expect((await wrong.get('/me')).status).toBe(429);
});

test('many requests at once with a right token are not taken for guesses', async () => {
  const answers = await Promise.all(Array.from({ length: 150 }, () => good.get('/me')));
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
});
