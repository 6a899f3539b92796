import { sendMails } from '../../src/app/mails/sendMails';
import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { type Inbox, openInbox, postTo } from '../mails/smtp';
import { NOW, openSite, PASSWORD, type Site, type Visitor } from './site';

const NEXT = 'another horse battery';
let site: Site;
let inbox: Inbox;
let post: ReturnType<typeof postTo>;
let clock = Date.parse('2026-02-10T09:00:00.000Z');
const realNow = () => new Date(clock).toISOString();

beforeAll(async () => {
  inbox = await openInbox();
  post = postTo(inbox);
  const mail = { url: inbox.url, from: 'planner@example.com' };
  site = await openSite({ realNow, config: { ...readConfig({}), logLevel: 'silent', mail } });
  const ada = { email: 'ada@example.com', name: 'Ada', role: 'leader', repId: null } as const;
  await addUser(site.services.database, { ...ada, password: PASSWORD, actorId: null, now: NOW });
});
beforeEach(() => {
  site.services.database.raw.exec('delete from sign_in_failures');
  inbox.mails.length = 0;
});
afterAll(async () => {
  post.close();
  await inbox.close();
  await site.close();
});

/** Asks for a mail and returns the path that it holds; null when none came. */
async function asked(email = 'ada@example.com'): Promise<string | null> {
  const answer = await site.visitor().post('/forgotten', { email });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('a mail is on its way');
  await sendMails(site.services.database, post, realNow);
  return pathIn(inbox.mails.at(-1)?.raw);
}
const pathIn = (raw = ''): string | null =>
  /https:\/\/planner\.example\.com(\/new-password\/[\w-]+)/.exec(raw)?.[1] ?? null;
/** The mails that hold a way to a password; others tell that it was changed. */
const ways = () => inbox.mails.filter(({ raw }) => pathIn(raw) !== null);
const choose = (path: string, password = NEXT, visitor: Visitor = site.visitor()) =>
  visitor.post(path, { password, again: password }, '/sign-in');
const signIn = (password: string, visitor = site.visitor()) =>
  visitor.post('/sign-in', { email: 'ada@example.com', password });
const count = (sql: string): unknown => site.services.database.raw.prepare(sql).pluck().get();

test('the way to a new password comes by mail, works once, signs in and ends every other session', async () => {
  const elsewhere = site.visitor();
  await signIn(PASSWORD, elsewhere);
  const path = (await asked())!;
  const visitor = site.visitor();
  const page = await visitor.get(path);
  expect(page.headers['cache-control']).toBe('no-store');
  expect((await choose(path, NEXT, visitor)).headers.location).toBe('/');
  expect((await visitor.get('/profile')).text).toContain('ada@example.com');
  expect((await elsewhere.get('/profile')).status).toBe(303);
  expect((await signIn(PASSWORD)).status).toBe(401);
  expect((await signIn(NEXT)).status).toBe(303);
  expect((await choose(path, 'a third horse battery')).status).toBe(404);
  expect((await site.visitor().get(path)).status).toBe(404);
  await choose((await asked())!, PASSWORD);
});

test('no token is stored: neither with the mails nor anywhere else', async () => {
  const token = (await asked())!.split('/').pop()!;
  for (const table of ['outbox', 'password_links', 'audit_payloads', 'notifications']) {
    expect(JSON.stringify(site.services.database.raw.prepare(`select * from ${table}`).all())).not.toContain(token);
  }
});

test('an unknown address, a disabled user and a known one get the same answer, and only one a mail', async () => {
  const known = await site.visitor().post('/forgotten', { email: 'ada@example.com' });
  const unknown = await site.visitor().post('/forgotten', { email: 'nobody@example.com' });
  const plain = (text: string) => text.replace(/value="[^"]*"/g, '');
  expect(plain(unknown.text)).toBe(plain(known.text));
  await sendMails(site.services.database, post, realNow);
  expect(inbox.mails.map(({ to }) => to)).toEqual(['ada@example.com']);
});

test('after an hour the address works no more; a later one is not spoilt by an earlier one', async () => {
  const [first, second] = [(await asked())!, (await asked())!];
  clock += 61 * 60_000;
  expect((await choose(first)).status).toBe(404);
  const third = (await asked())!;
  expect((await choose(third, PASSWORD)).status).toBe(303);
  expect((await choose(second)).status).toBe(404);
});

test('three mails an hour go to one address', async () => {
  for (let i = 0; i < 5; i++) await asked();
  expect(ways()).toHaveLength(3);
  clock += 61 * 60_000;
  await asked();
  expect(ways()).toHaveLength(4);
});

test('a password that is too short or differs is said, and the address still works', async () => {
  const path = (await asked())!;
  expect((await choose(path, 'short')).status).toBe(400);
  const differs = await site.visitor().post(path, { password: NEXT, again: 'other' });
  expect(differs.text).toContain('The two passwords differ.');
  expect((await choose(path, PASSWORD)).status).toBe(303);
});

test('a wait after failed sign-ins ends with a new password', async () => {
  for (let i = 0; i < 5; i++) await signIn('wrong password');
  expect((await signIn(PASSWORD)).status).toBe(429);
  expect((await choose((await asked())!, PASSWORD)).status).toBe(303);
  expect((await signIn(PASSWORD)).status).toBe(303);
});

test('a new user is invited by mail and has no password until they choose one', async () => {
  const admin = await site.as('admin');
  const form = { name: 'Bea', email: 'bea@example.com', role: 'leader', repId: '', password: '' };
  expect((await admin.post('/users', form, '/users/new')).status).toBe(303);
  expect(count(`select password_hash from users where name = 'Bea'`)).toBeNull();
  await sendMails(site.services.database, post, realNow);
  const { to, raw } = inbox.mails.at(-1)!;
  expect(to).toBe('bea@example.com');
  expect(raw).toContain('Subject: Your access to Rotation Planner');
  clock += 6 * 24 * 3_600_000;
  expect((await choose(pathIn(raw)!)).status).toBe(303);
  const id = count(`select id from users where name = 'Bea'`);
  const again = await site.as('admin');
  expect((await again.post(`/users/${id}/invitation`, {}, `/users/${id}`)).status).toBe(303);
  await sendMails(site.services.database, post, realNow);
  expect(ways()).toHaveLength(2);
});

test('without a mail server nothing is offered, and administrators give the first password', async () => {
  const plain = await openSite();
  const admin = await plain.as('admin');
  expect((await plain.visitor().get('/sign-in')).text).not.toContain('/forgotten');
  expect((await plain.visitor().get('/forgotten')).text).toContain('not connected to a mail server');
  expect((await plain.visitor().post('/forgotten', { email: 'a@b.de' }, '/sign-in')).status).toBe(404);
  const form = { name: 'Bea', email: 'bea@example.com', role: 'leader', repId: '', password: '' };
  expect((await admin.post('/users', form, '/users/new')).status).toBe(400);
  await plain.close();
});
