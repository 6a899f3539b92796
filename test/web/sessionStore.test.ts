import type { SessionData } from 'express-session';
import { cleanUpSessions } from '../../src/app/session/cleanUp';
import { DatabaseSessionStore } from '../../src/web/middleware/sessionStore';
import { tempDatabase } from '../tempDatabase';

const MINUTE = 60_000;
const cookie = { originalMaxAge: null } as SessionData['cookie'];
let database: Awaited<ReturnType<typeof tempDatabase>>;
let time: number;
let store: DatabaseSessionStore;

beforeEach(async () => {
  database = await tempDatabase();
  time = Date.parse('2026-02-10T09:00:00Z');
  store = new DatabaseSessionStore(database, () => time, 12);
});
afterEach(() => database.remove());

const get = (id: string) =>
  new Promise<SessionData | null | undefined>((resolve, reject) =>
    store.get(id, (e, s) => (e ? reject(e) : resolve(s))),
  );
const set = (id: string, data: SessionData) =>
  new Promise<void>((resolve, reject) => store.set(id, data, (e) => (e ? reject(e) : resolve())));
const touch = (id: string, data: SessionData) =>
  new Promise<void>((resolve, reject) => store.touch(id, data, (e) => (e ? reject(e) : resolve())));
const touchedAt = async () =>
  (await database.db.selectFrom('sessions').select('touched_at').executeTakeFirst())?.touched_at;

test('a session comes back with what was put in', async () => {
  await set('s1', { cookie, flash: [{ kind: 'done', text: 'Saved.' }] });
  expect(await get('s1')).toMatchObject({ flash: [{ text: 'Saved.' }] });
  expect(await get('s2')).toBeNull();
});

test('a session in use is written at most every ten minutes', async () => {
  await set('s1', { cookie });
  const before = await touchedAt();
  time += 9 * MINUTE;
  await touch('s1', (await get('s1'))!);
  expect(await touchedAt()).toBe(before);
  time += 2 * MINUTE;
  await touch('s1', (await get('s1'))!);
  expect(await touchedAt()).toBe('2026-02-10T09:11:00.000Z');
});

test('without a user a session lives for two hours, and expired ones are removed', async () => {
  await set('s1', { cookie });
  time += 121 * MINUTE;
  expect(await get('s1')).toBeNull();
  await set('s2', { cookie });
  await cleanUpSessions(database, new Date(time).toISOString());
  const left = await database.db.selectFrom('sessions').select('id').execute();
  expect(left).toEqual([{ id: 's2' }]);
});

test('a session that was ended stays ended, whatever a request that began before still writes', async () => {
  await set('s1', { cookie });
  const begun = (await get('s1'))!;
  await database.db.deleteFrom('sessions').where('id', '=', 's1').execute();
  await set('s1', { ...begun, flash: [{ kind: 'done', text: 'Saved.' }] });
  expect(await get('s1')).toBeNull();
});

test('a sign-in ends after its hours, however much it is used', async () => {
  const user = { id: 'u', email: 'u@example.com', name: 'U', role: 'leader', created_at: '2026-01-01' } as const;
  await database.db.insertInto('users').values(user).execute();
  await set('s1', { cookie, userId: 'u' });
  for (let hour = 1; hour < 12; hour++) {
    time += 60 * MINUTE;
    await touch('s1', (await get('s1'))!);
    await set('s1', (await get('s1'))!);
  }
  expect(await get('s1')).toMatchObject({ userId: 'u' });
  time += 60 * MINUTE;
  expect(await get('s1')).toBeNull();
});
