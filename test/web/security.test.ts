import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { openSite, PASSWORD, type Site, tokenIn, type Visitor } from './site';

let site: Site;
let admin: Visitor;
beforeAll(async () => {
  site = await openSite();
  admin = await site.as('admin');
});
afterAll(() => site.close());

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "form-action 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
];

test.each(['/sign-in', '/users', '/nothing-here', '/healthz'])(
  'the content security policy of %s is exact',
  async (path) => {
    const answer = await admin.get(path);
    expect(answer.headers['content-security-policy'].split(';')).toEqual(POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['x-powered-by']).toBeUndefined();
  },
);

test('what is downloaded and where somebody is sent is for them alone, as pages are', async () => {
  const paths = [
    '/',
    '/users',
    '/accounts.csv',
    '/review.csv',
    '/review.xlsx',
    '/review-coaching.csv',
    '/nothing-here',
  ];
  for (const path of [...paths, '/setup', '/sign-in']) {
    expect([path, (await admin.get(path)).headers['cache-control']]).toEqual([path, 'private, no-cache']);
  }
  expect((await site.visitor().get('/users')).headers['cache-control']).toBe('private, no-cache');
});

test('pages have neither inline styles nor inline scripts', async () => {
  for (const path of ['/sign-in', '/users', '/users/new', '/profile', '/settings', '/setup/data']) {
    const { text } = await admin.get(path);
    expect(text).not.toMatch(/ style=|<style|<script(?! src=)| on[a-z]+=/);
  }
});

test('a POST without the token, or with one of another session, is refused and changes nothing', async () => {
  const stranger = site.visitor();
  const foreign = tokenIn((await stranger.get('/sign-in')).text);
  for (const fields of [{}, { _csrf: 'guess' }, { _csrf: foreign }]) {
    const answer = await request(site.app)
      .post('/settings')
      .set('Cookie', admin.cookie())
      .type('form')
      .send({ name: 'Changed', locale: 'en-US', ...fields });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('opened in another session');
  }
  expect((await admin.get('/settings')).text).toContain('Test &amp; Sons');
});

test('a sign-in form is good in its own browser only', async () => {
  const mine = site.visitor();
  const theirs = site.visitor();
  const token = tokenIn((await mine.get('/sign-in')).text);
  await theirs.get('/sign-in');
  const send = (cookie: string) =>
    request(site.app)
      .post('/sign-in')
      .set('Cookie', cookie)
      .type('form')
      .send({ _csrf: token, email: 'x', password: 'y' });
  expect((await send(theirs.cookie())).status).toBe(422);
  expect((await send('')).status).toBe(422);
  expect((await send('visit=AAAAAAAAAAAAAAAAAAAAAA')).status).toBe(422);
  expect((await send(mine.cookie())).status).toBe(401);
});

test('a form of before the sign-in is worth nothing after it, and the other way round', async () => {
  const visitor = site.visitor();
  const before = tokenIn((await visitor.get('/sign-in')).text);
  await visitor.post('/sign-in', { email: 'admin@example.com', password: PASSWORD });
  const after = tokenIn((await visitor.get('/settings')).text);
  const send = (cookie: string, _csrf: string) =>
    request(site.app).post('/theme').set('Cookie', cookie).type('form').send({ _csrf, theme: 'dark' });
  expect((await send(visitor.cookie(), before)).status).toBe(422);
  expect((await send(visitor.cookie(), after)).status).toBe(303);
  expect((await send(visitor.cookie().replace(/rotation=[^;]+/, ''), after)).status).toBe(422);
});

test('a multipart body does not go around the token', async () => {
  const answer = await request(site.app).post('/settings').set('Cookie', admin.cookie()).field('name', 'Changed');
  expect(answer.status).toBe(422);
});

test('a page that does not exist and a page that is not open look the same', async () => {
  const leader = await site.as('leader');
  const missing = await leader.get('/nothing-here');
  const forbidden = await leader.get('/users');
  expect(missing.status).toBe(404);
  expect(forbidden.status).toBe(404);
  const plain = (text: string): string => text.replace(/value="[^"]*"/g, '');
  expect(plain(forbidden.text)).toBe(plain(missing.text));
});

test('errors answer programs in JSON', async () => {
  const answer = await request(site.app)
    .get('/nothing')
    .set('Cookie', admin.cookie())
    .set('Accept', 'application/json');
  expect(answer.status).toBe(404);
  expect(answer.body.error).toMatchObject({ code: 'page.notFound' });
});

test('a body that cannot be read is a 400, not a defect', async () => {
  const answer = await request(site.app)
    .post('/sign-in')
    .type('form')
    .send(`email=${'x'.repeat(300_000)}`);
  expect(answer.status).toBe(400);
});

test('assets have the hash of their content in the address and are kept for ever', async () => {
  const url = /href="(\/assets\/app\.[0-9a-f]{12}\.css)"/.exec((await admin.get('/profile')).text)?.[1] ?? '';
  const answer = await request(site.app).get(url);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toContain('immutable');
  expect((await request(site.app).get('/assets/../../package.json')).status).not.toBe(200);
});

test('an unchanged page is not sent twice', async () => {
  const first = await admin.get('/profile');
  const again = await request(site.app)
    .get('/profile')
    .set('Cookie', admin.cookie())
    .set('If-None-Match', first.headers.etag);
  expect(again.status).toBe(304);
});

test('the secret lies beside the database, for its owner only, and stays', async () => {
  const path = join(site.services.database.folder, 'session-secret');
  expect(existsSync(path)).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toMatch(/^[0-9a-f]{64}$/);
});
