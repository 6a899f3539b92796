import { addUser } from '../../src/app/users/addUser';
import { USER_LOCK, waitAfter, waitInWords } from '../../src/people/lockOut';
import { NOW, openSite, PASSWORD, type Site, type Visitor } from './site';

let site: Site;
let clock = Date.parse('2026-02-10T09:00:00.000Z');
beforeAll(async () => {
  site = await openSite({ realNow: () => new Date(clock).toISOString() });
  const ada = { email: 'ada@example.com', name: 'Ada', role: 'leader', repId: null } as const;
  await addUser(site.services.database, { ...ada, password: PASSWORD, actorId: null, now: NOW });
});
beforeEach(() => site.services.database.raw.exec('delete from sign_in_failures'));
afterAll(() => site.close());

const attempt = (email: string, password: string, visitor: Visitor = site.visitor()) =>
  visitor.post('/sign-in', { email, password });
const fail = async (email: string, times: number): Promise<void> => {
  for (let i = 0; i < times; i++) await attempt(email, 'wrong password');
};
const pass = (seconds: number): void => {
  clock += seconds * 1000;
};
const audited = (action: string): number =>
  site.services.database.raw
    .prepare('select count(*) from audit_events where action = ?')
    .pluck()
    .get(action) as number;

test('waits double from the fifth failure on, up to a quarter of an hour', () => {
  const waits = Array.from({ length: 12 }, (_, i) => waitAfter(i + 1, USER_LOCK));
  expect(waits).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  expect([30, 60, 61, 900].map(waitInWords)).toEqual(['30 seconds', '1 minute', '2 minutes', '15 minutes']);
});

test('after five failures not even the right password is looked at, until the wait is over', async () => {
  await fail('ada@example.com', 4);
  expect((await attempt('ada@example.com', 'wrong password')).status).toBe(429);
  const locked = await attempt('Ada@example.com', PASSWORD);
  expect(locked.status).toBe(429);
  expect(locked.headers['retry-after']).toBe('30');
  expect(locked.text).toContain('Try again in 30 seconds');
  pass(29);
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(429);
  pass(2);
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(303);
  await fail('ada@example.com', 4);
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(303);
});

test('each further failure doubles the wait; trying while waiting does not', async () => {
  await fail('ada@example.com', 5);
  await fail('ada@example.com', 3);
  pass(31);
  const next = await attempt('ada@example.com', 'wrong password');
  expect(next.headers['retry-after']).toBe('60');
});

test('an address that nobody has is answered the same way', async () => {
  await fail('ada@example.com', 5);
  await fail('nobody@example.com', 5);
  const known = await attempt('ada@example.com', PASSWORD);
  const unknown = await attempt('nobody@example.com', PASSWORD);
  const plain = (text: string) => text.replace(/value="[^"]*"/g, '').replace(/ada|nobody/g, '');
  expect([unknown.status, unknown.headers['retry-after']]).toEqual([known.status, known.headers['retry-after']]);
  expect(plain(unknown.text)).toBe(plain(known.text));
});

test('many guesses at once count as many', async () => {
  const visitors = Array.from({ length: 10 }, () => site.visitor());
  const answers = await Promise.all(visitors.map((visitor) => attempt('ada@example.com', 'wrong password', visitor)));
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(4);
});

test('twenty failures from one place wait as well, whoever is tried; a success takes back only its own count', async () => {
  for (let i = 0; i < 20; i++) await attempt(`guess${i}@example.com`, 'wrong password');
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(429);
  pass(61);
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(303);
  expect((await attempt('guess99@example.com', 'wrong password')).headers['retry-after']).toBe('120');
});

test('an administrator sees the wait and ends it; both are in the audit log', async () => {
  const admin = await site.as('admin');
  const before = audited('user.locked');
  await fail('ada@example.com', 5);
  expect(audited('user.locked')).toBe(before + 1);
  const id = site.services.database.raw.prepare(`select id from users where name = 'Ada'`).pluck().get();
  expect((await admin.get(`/users/${id}`)).text).toContain('nobody gets in with this address for another 30 seconds');
  expect((await admin.post(`/users/${id}/unlocking`, {}, `/users/${id}`)).status).toBe(303);
  expect((await attempt('ada@example.com', PASSWORD)).status).toBe(303);
  expect(audited('user.unlocked')).toBe(1);
});

test('neither the address nor the network address is stored readably', async () => {
  await fail('ada@example.com', 1);
  const rows = JSON.stringify(site.services.database.raw.prepare('select * from sign_in_failures').all());
  expect(rows).not.toMatch(/ada|example|127\.0\.0\.1|::1/);
});
