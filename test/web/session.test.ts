import request from 'supertest';
import { addUser } from '../../src/app/users/addUser';
import { createApp } from '../../src/web/app';
import { NOW, openSite, PASSWORD, type Site, tokenIn } from './site';

let site: Site;
beforeAll(async () => {
  site = await openSite();
  const ada = { email: 'ada@example.com', name: 'Ada', role: 'admin', repId: null } as const;
  await addUser(site.services.database, { ...ada, password: PASSWORD, actorId: null, now: NOW });
});
afterAll(() => site.close());

const RIGHT = { email: 'ada@example.com', password: PASSWORD };
const sessions = () => site.services.database.db.selectFrom('sessions').selectAll().execute();

test('who is not signed in is sent to the sign-in and back afterwards', async () => {
  const visitor = site.visitor();
  const away = await visitor.get('/users?page=2');
  expect(away.status).toBe(303);
  expect(away.headers.location).toBe('/sign-in?next=%2Fusers%3Fpage%3D2');
  const form = await visitor.get(away.headers.location);
  expect(form.text).toContain('name="next" value="/users?page&#x3D;2"');
  const back = await visitor.post('/sign-in', { ...RIGHT, next: '/users?page=2' });
  expect(back.headers.location).toBe('/users?page=2');
});

test('the demo company shows its seats on the sign-in, any other company nobody', async () => {
  expect((await site.visitor().get('/sign-in')).text).not.toContain('ada<wbr>@example.com');
  site.services.database.raw.exec('update company set is_demo = 1');
  const { text } = await site.visitor().get('/sign-in');
  expect(text).toContain('ada<wbr>@example.com');
  expect(text).toContain('administrator');
  site.services.database.raw.exec('update company set is_demo = 0');
});

test('the address is read without case and space', async () => {
  const answer = await site.visitor().post('/sign-in', { ...RIGHT, email: ' ADA@Example.com ' });
  expect(answer.status).toBe(303);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await site.visitor().post('/sign-in', { ...RIGHT, password: 'not this one' });
  const unknown = await site.visitor().post('/sign-in', { email: 'nobody@example.com', password: 'not this one' });
  for (const answer of [wrong, unknown]) {
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('do not fit together');
  }
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', 'javascript:alert(1)'])(
  'after the sign-in nobody is sent to %j',
  async (next) => {
    const answer = await site.visitor().post('/sign-in', { ...RIGHT, next });
    expect(answer.headers.location).toBe('/');
  },
);

test('a session id that was known before the sign-in is worth nothing after it', async () => {
  const attacker = site.visitor();
  await attacker.post('/sign-in', RIGHT);
  const planted = attacker.cookie();
  const idOf = (cookie: string): string => /rotation=s%3A([^.]+)/.exec(cookie)![1];
  const form = await request(site.app).get('/sign-out-is-no-page').set('Cookie', planted);
  const answer = await request(site.app)
    .post('/sign-in')
    .set('Cookie', planted)
    .type('form')
    .send({ _csrf: tokenIn(form.text), ...RIGHT });
  expect(answer.status).toBe(303);
  expect(idOf(String(answer.headers['set-cookie']))).not.toBe(idOf(planted));
  expect((await sessions()).map((row) => row.id)).not.toContain(idOf(planted));
  expect((await attacker.get('/profile')).status).toBe(303);
});

test('the cookies of browser and session are for HTTP only and same-site lax', async () => {
  const visitor = site.visitor();
  const before = await visitor.get('/sign-in');
  const after = await visitor.post('/sign-in', RIGHT);
  for (const [answer, name] of [
    [before, 'visit'],
    [after, 'rotation'],
  ] as const) {
    const set = String(answer.headers['set-cookie']);
    expect(set).toMatch(new RegExp(`^${name}=[^;]+;.*HttpOnly; SameSite=Lax$`));
  }
});

test('behind HTTPS the cookies are secure, and the browser keeps its own from other hosts', async () => {
  const app = createApp({ ...site.services, config: { ...site.services.config, trustProxy: true } });
  const answer = await request(app).get('/sign-in').set('X-Forwarded-Proto', 'https');
  const visit = String(answer.headers['set-cookie']);
  expect(visit).toMatch(/^__Host-visit=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const post = (path: string, cookie: string, fields: object) =>
    request(app).post(path).set({ 'X-Forwarded-Proto': 'https', Cookie: cookie }).type('form').send(fields);
  const signedIn = await post('/sign-in', visit.split(';')[0], { _csrf: tokenIn(answer.text), ...RIGHT });
  const session = String(signedIn.headers['set-cookie']);
  expect(session).toMatch(/^__Host-rotation=[^;]+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
  const page = await request(app)
    .get('/profile')
    .set({ 'X-Forwarded-Proto': 'https', Cookie: session.split(';')[0] });
  const away = await post('/sign-out', session.split(';')[0], { _csrf: tokenIn(page.text) });
  expect(String(away.headers['set-cookie'])).toMatch(
    /^__Host-rotation=; Path=\/; Expires=Thu, 01 Jan 1970 [^;]+; HttpOnly; Secure/,
  );
});

test('signing out removes the session', async () => {
  const visitor = site.visitor();
  await visitor.post('/sign-in', RIGHT);
  const before = (await sessions()).length;
  const answer = await visitor.post('/sign-out', {}, '/profile');
  expect(answer.headers.location).toBe('/sign-in');
  expect((await sessions()).length).toBe(before - 1);
  expect((await visitor.get('/profile')).headers.location).toBe('/sign-in?next=%2Fprofile');
});

test('a program without a session gets 401 as JSON', async () => {
  const answer = await request(site.app).get('/users').set('Accept', 'application/json');
  expect(answer.status).toBe(401);
  expect(answer.body.error.code).toBe('session.signIn');
});

test('before the sign-in nothing is written, whatever is read or tried', async () => {
  const before = (await sessions()).length;
  await site.visitor().get('/healthz');
  const visitor = site.visitor();
  for (const path of ['/', '/users', '/sign-in', '/nothing-here']) await visitor.get(path);
  await visitor.post('/sign-in', { ...RIGHT, password: 'not this one' });
  await visitor.post('/theme', { theme: 'dark', back: '/sign-in' }, '/sign-in');
  expect((await sessions()).length).toBe(before);
});
