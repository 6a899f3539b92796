import { makePasswordLink } from '../../../src/app/session/passwordLink';
import { inTransaction } from '../../../src/storage/database';
import { CAST } from '../../cast';
import { openCastSite, textOf, userId } from '../castSite';
import { PASSWORD, type Site, type Visitor } from '../site';
import { type Client, clientOf, clientWith } from './client';

const ANNA = `manager${CAST.anna}@example.com`;
const NEXT = 'another horse battery';
let site: Site;
let admin: Visitor;
let anna: Visitor;
let client: Client;

beforeAll(async () => {
  site = await openCastSite();
  admin = await site.as('admin');
  anna = await site.as('manager', CAST.anna);
});
beforeEach(async () => {
  site.services.database.raw.exec('delete from api_tokens');
  client = await clientOf(site, ANNA);
});
afterAll(() => site.close());

const status = async (of: Client) => (await of.get('/me')).status;
const id = () => userId(site, ANNA);
const revocations = () =>
  site.services.database.raw
    .prepare(`select p.payload from audit_events e join audit_payloads p using (seq)
      where e.action = 'token.revoked' order by seq desc limit 1`)
    .pluck()
    .get() as string;
const linkOf = async (): Promise<string> => {
  const realNow = new Date().toISOString();
  const userId = await id();
  return inTransaction(site.services.database.db, (trx) => makePasswordLink(trx, userId, 60, realNow));
};

test('a user who changes the password is told before, and loses tokens and mailed addresses, not the session', async () => {
  const link = await linkOf();
  expect(textOf((await anna.get('/profile')).text)).toContain('1 token of yours will open nothing any more');
  const others = await clientOf(site, 'admin@example.com');
  const fields = { present: PASSWORD, password: NEXT, again: NEXT };
  expect((await anna.post('/profile/password', fields, '/profile')).status).toBe(303);
  expect([await status(client), await status(others)]).toEqual([401, 200]);
  expect((await site.visitor().get(`/new-password/${link}`)).status).toBe(404);
  expect(textOf((await anna.get('/profile')).text)).not.toContain('of yours will open nothing');
  expect(JSON.parse(revocations())).toMatchObject({ name: 'Test', because: 'passwordChanged' });
  expect(await status(await clientOf(site, ANNA))).toBe(200);
});

test('so does a password that an administrator gives', async () => {
  const page = `/users/${await id()}`;
  expect((await admin.post(`${page}/password`, { password: PASSWORD }, page)).status).toBe(303);
  expect(await status(client)).toBe(401);
});

test('so does a password that is chosen by a mailed address', async () => {
  const path = `/new-password/${await linkOf()}`;
  expect((await site.visitor().post(path, { password: PASSWORD, again: PASSWORD }, '/sign-in')).status).toBe(303);
  expect(await status(client)).toBe(401);
  expect(JSON.parse(revocations())).toMatchObject({ because: 'passwordChosen' });
});

test('who is disabled and enabled again has no token any more', async () => {
  const page = `/users/${await id()}`;
  await admin.post(`${page}/disabling`, {}, page);
  expect(await status(client)).toBe(401);
  await admin.post(`${page}/enabling`, {}, page);
  expect(await status(client)).toBe(401);
  expect(JSON.parse(revocations())).toMatchObject({ because: 'disabled' });
});

test('a password that is refused ends nothing', async () => {
  const fields = { present: 'wrong', password: NEXT, again: NEXT };
  anna = await site.as('manager', CAST.anna);
  expect((await anna.post('/profile/password', fields, '/profile')).status).toBe(400);
  expect(await status(clientWith(site, client.token))).toBe(200);
});
