import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import request from 'supertest';
import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { openCastSite } from './castSite';
import { openSite, PASSWORD, type Site, type Visitor } from './site';

let site: Site;
beforeAll(async () => {
  site = await openCastSite();
  // As a web process has it: it never waits long for a lock.
  site.services.database.raw.pragma('busy_timeout = 20');
});
afterAll(() => site.close());

const tokenOf = (text: string): string => /name="_csrf" value="([^"]+)"/.exec(text)![1];
const post = (visitor: Visitor, path: string) => request(site.app).post(path).set('cookie', visitor.cookie());

test('signing out while the database is locked answers busy, without a trace of the inside', async () => {
  const admin = await site.as('admin');
  const other = new Sqlite(site.services.database.path);
  const page = await admin.get('/profile');
  const token = tokenOf(page.text);
  other.exec('begin immediate');
  try {
    const answer = await post(admin, '/sign-out').type('form').send({ _csrf: token });
    expect(answer.status).toBe(503);
    expect(answer.text).not.toMatch(/TypeError|\.ts|\.js:/);
  } finally {
    other.exec('rollback');
    other.close();
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

test('a stranger cannot keep somebody out by signing in wrongly in their name', async () => {
  const root = resolve(__dirname, '../..');
  const open = await openSite({ config: { ...readConfig({}), logLevel: 'silent', root, trustProxy: true } });
  const leader = {
    email: 'leader@example.com',
    name: 'Lena',
    role: 'leader' as const,
    repId: null,
    password: PASSWORD,
  };
  await addUser(open.services.database, { ...leader, actorId: null, now: '2026-01-15T09:00:00.000Z' });
  const signIn = async (address: string, password: string): Promise<number> => {
    const page = await request(open.app)
      .get('/sign-in')
      .set({ 'x-forwarded-for': address, 'x-forwarded-proto': 'https' });
    const answer = await request(open.app)
      .post('/sign-in')
      .set({ 'x-forwarded-for': address, 'x-forwarded-proto': 'https' })
      .set('cookie', page.headers['set-cookie'])
      .type('form')
      .send({ _csrf: tokenOf(page.text), email: 'leader@example.com', password });
    return answer.status;
  };
  for (let i = 0; i < 12; i++) await signIn('203.0.113.7', 'wrong again');
  expect(await signIn('203.0.113.7', PASSWORD)).toBe(429);
  expect(await signIn('198.51.100.9', PASSWORD)).toBe(303);
  await open.close();
});
