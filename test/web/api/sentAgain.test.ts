import request, { type Response } from 'supertest';
import { openSite, type Site } from '../site';
import { clientOf } from './client';

let site: Site;
let token: string;
beforeAll(async () => {
  site = await openSite();
  await site.as('admin');
  ({ token } = await clientOf(site, 'admin@example.com'));
});
afterAll(() => site.close());

const HEAD = 'rep_id,name,email,manager_id,region,hire_date\n';
const ROW = 'R50,New Person,n@example.com,,North,2026-01-01\n';
const sent = (key: string, send: (post: request.Test) => request.Test): Promise<Response> =>
  send(
    request(site.app)
      .post('/api/v1/imports?filename=reps.csv')
      .set('Authorization', `Bearer ${token}`)
      .set('Idempotency-Key', key),
  ) as unknown as Promise<Response>;
const imports = () => site.services.database.raw.prepare('select count(*) from imports').pluck().get();

async function expectOnce(again: (content: string) => Promise<Response>, content: string): Promise<void> {
  const before = imports() as number;
  const first = await again(content);
  const second = await again(content);
  expect([first.status, second.status, second.body]).toEqual([202, 202, first.body]);
  expect(second.headers['idempotency-replayed']).toBe('true');
  // As long, and other content: by its length alone it would pass for the first.
  const other = await again(content.replace('North', 'South'));
  expect([other.status, other.body.code]).toEqual([422, 'idempotency.reused']);
  expect(imports()).toBe(before + 1);
}

test('one file sent again is known by its content', async () => {
  await expectOnce((content) => sent('night-1', (post) => post.type('text/csv').send(content)), HEAD + ROW);
});

test('so are files of a form, whatever boundary stands between them', async () => {
  const again = (content: string, name = 'reps.csv') =>
    sent('night-2', (post) => post.field('currency', 'USD').attach('files', Buffer.from(content), name));
  await expectOnce(again, HEAD + ROW.repeat(20_000));
  expect((await again(HEAD + ROW.repeat(20_000), 'other.csv')).status).toBe(422);
});

test('an upload that was refused gives its key back', async () => {
  const wrong = await sent('night-3', (post) => post.type('json').send('{}'));
  const empty = await sent('night-3', (post) => post.field('currency', 'USD'));
  expect([wrong.status, empty.status]).toEqual([415, 400]);
  expect((await sent('night-3', (post) => post.type('text/csv').send(HEAD + ROW))).status).toBe(202);
});

test('many of the same at once are done once', async () => {
  const before = imports() as number;
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => sent('night-4', (post) => post.type('text/csv').send(HEAD + ROW.repeat(2000)))),
  );
  expect(imports()).toBe(before + 1);
  const statuses = answers.map(({ status }) => status).sort();
  expect([statuses.includes(202), statuses.every((status) => [202, 409].includes(status))]).toEqual([true, true]);
});
