import { resolve } from 'node:path';
import request from 'supertest';
import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { waitShortly, writeElsewhere } from '../busy';
import { openCastSite } from './castSite';
import { openSite, PASSWORD, type Site, type Visitor } from './site';

let site: Site;
beforeAll(async () => {
  site = await openCastSite();
  waitShortly(site.services.database, 20);
});
afterAll(() => site.close());

const tokenOf = (text: string): string => /name="_csrf" value="([^"]+)"/.exec(text)![1];
const post = (visitor: Visitor, path: string) => request(site.app).post(path).set('cookie', visitor.cookie());

test('signing out while the database is locked answers busy, without a trace of the inside', async () => {
  const admin = await site.as('admin');
  const page = await admin.get('/profile');
  const token = tokenOf(page.text);
  const done = writeElsewhere(site.services.database);
  try {
    const answer = await post(admin, '/sign-out').type('form').send({ _csrf: token });
    expect(answer.status).toBe(503);
    expect(answer.text).not.toMatch(/TypeError|\.ts|\.js:/);
  } finally {
    done();
  }
});

test('a POST without a form body is bad input, not a defect', async () => {
  const admin = await site.as('admin');
  const page = await admin.get('/rotations/new');
  const token = tokenOf(page.text);
  for (const path of ['/rotations', '/analysis', '/users', '/settings/policy']) {
    const answer = await post(admin, path).set('x-csrf-token', token).type('text/plain').send('x');
    expect([path, answer.status < 500]).toEqual([path, true]);
  }
});

test('methods that no page has are 405', async () => {
  const admin = await site.as('admin');
  const answer = await request(site.app).put('/accounts').set('cookie', admin.cookie());
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
});

test('the present password cannot be guessed for ever', async () => {
  const rep = await site.as('rep', 4);
  const guess = { present: 'not the right one', password: 'a new one for me', again: 'a new one for me' };
  const answers: number[] = [];
  for (let i = 0; i < 12; i++) answers.push((await rep.post('/profile/password', guess, '/profile')).status);
  expect(answers.slice(0, 10).every((status) => status === 400)).toBe(true);
  expect(answers.at(-1)).toBe(429);
});

test('a stranger who guesses in somebody’s name keeps them waiting for half a minute, not for ever', async () => {
  const root = resolve(__dirname, '../..');
  let clock = Date.parse('2026-02-10T09:00:00.000Z');
  const config = { ...readConfig({}), logLevel: 'silent' as const, root, trustProxy: true };
  const open = await openSite({ config, realNow: () => new Date(clock).toISOString() });
  const leader = {
    email: 'leader@example.com',
    name: 'Lena',
    role: 'leader' as const,
    repId: null,
    password: PASSWORD,
  };
  await addUser(open.services.database, { ...leader, actorId: null, now: '2026-01-15T09:00:00.000Z' });
  const signIn = async (address: string, password: string): Promise<number> => {
    const from = { 'x-forwarded-for': address, 'x-forwarded-proto': 'https' };
    const page = await request(open.app).get('/sign-in').set(from);
    const answer = await request(open.app)
      .post('/sign-in')
      .set(from)
      .set('cookie', page.headers['set-cookie'])
      .type('form')
      .send({ _csrf: tokenOf(page.text), email: 'leader@example.com', password });
    return answer.status;
  };
  for (let i = 0; i < 12; i++) await signIn('203.0.113.7', 'wrong again');
  expect(await signIn('198.51.100.9', PASSWORD)).toBe(429);
  clock += 31_000;
  expect(await signIn('198.51.100.9', PASSWORD)).toBe(303);
  await open.close();
});

test('fields that are missing, sent twice or no numbers are told in our words', async () => {
  const admin = await site.as('admin');
  const told = async (path: string, from: string, fields: string): Promise<string> => {
    const _csrf = tokenOf((await admin.get(from)).text);
    const answer = await post(admin, path).type('form').send(`_csrf=${_csrf}&${fields}`);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/Invalid input|expected \w+, received/);
    return answer.text;
  };
  expect(await told('/settings', '/settings', '')).toContain('Fill this in.');
  expect(await told('/settings', '/settings', 'name=A&name=B&locale=en-US')).toContain('sent more than once');
  expect(await told('/users', '/users/new', 'name=A&email=a@b.c&role=rep&repId=1e400')).toContain('Write a number.');
});

test('characters that nobody sees are left out of what people write', async () => {
  const admin = await site.as('admin');
  const written = async (name: string) => (await admin.post('/settings', { name, locale: 'en-US' })).status;
  expect(await written('\u0000')).toBe(400);
  expect(await written('Cast\u0000 \u000bSupplies')).toBe(303);
  const name = site.services.database.raw.prepare('select name from company').pluck().get();
  expect(name).toBe('Cast Supplies');
});

test('an address with a zero byte in it is a page that is not there', async () => {
  const admin = await site.as('admin');
  for (const path of ['/users/%00', '/accounts?q=a%00b', '/rotations/1%002/candidates']) {
    const { status, text } = await admin.get(path);
    expect([path, status, text.includes('There is no such page')]).toEqual([path, 404, true]);
  }
});
