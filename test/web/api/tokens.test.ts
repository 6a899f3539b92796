import request from 'supertest';
import { CAST } from '../../cast';
import { openCastSite, userId } from '../castSite';
import type { Site, Visitor } from '../site';
import { type Client, clientOf, clientWith } from './client';

let site: Site;
let admin: Visitor;
let anna: Visitor;
const ANNA = `manager${CAST.anna}@example.com`;

beforeAll(async () => {
  site = await openCastSite();
  site.services.config.apiRequestsPerMinute = 20;
  admin = await site.as('admin');
  anna = await site.as('manager', CAST.anna);
});
afterAll(() => site.close());

const NEW = { name: 'Nightly <sync>', scopes: 'read', days: '30' };
const tokenOn = (html: string): string => /value="(rot_[^"]+)"/.exec(html)?.[1] ?? '';
const rows = () => site.services.database.db.selectFrom('api_tokens').selectAll().orderBy('id').execute();

async function made(by: Visitor, fields: Record<string, string> = NEW): Promise<Client> {
  const answer = await by.post('/profile/tokens', fields, '/profile/tokens');
  expect(answer.status).toBe(201);
  return clientWith(site, tokenOn(answer.text));
}

test('a token is shown once, kept as a hash, and audited', async () => {
  const client = await made(anna);
  expect((await client.get('/me')).body).toMatchObject({ role: 'manager', scopes: ['read'] });
  const list = await anna.get('/profile/tokens');
  expect(list.text).not.toContain(client.token);
  expect(list.text).toContain('Nightly &lt;sync&gt;');
  const [row] = await rows();
  expect(JSON.stringify(row)).not.toContain(client.token.slice(15));
  expect(row.secret_hash).toMatch(/^[0-9a-f]{64}$/);
  expect(row.last_used_at).not.toBeNull();
  const events = await site.services.database.db.selectFrom('audit_events').select(['action', 'subject_id']).execute();
  expect(events).toContainEqual({ action: 'token.made', subject_id: row.id });
});

test('without a token, or with one that is none, nothing is told', async () => {
  const bare = await request(site.app).get('/api/v1/me').set('Cookie', admin.cookie());
  expect(bare.status).toBe(401);
  expect(bare.body.code).toBe('token.missing');
  expect(bare.headers['www-authenticate']).toBe('Bearer');
  expect(bare.headers['set-cookie']).toBeUndefined();
  const { token } = await made(anna);
  for (const wrong of ['rot_x', `${token}x`, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`]) {
    const answer = await clientWith(site, wrong).get('/me');
    expect([answer.status, answer.body.code]).toEqual([401, 'token.invalid']);
  }
});

test('a token does what it is for and no more; the scope that it lacks is named', async () => {
  const client = await clientOf(site, 'admin@example.com', ['import']);
  const answer = await client.get('/accounts');
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ code: 'token.scope', scope: 'read' });
  expect(answer.headers['www-authenticate']).toContain('insufficient_scope');
});

test('nobody makes a token for more than their role can do', async () => {
  const answer = await anna.post('/profile/tokens', { ...NEW, scopes: 'import' }, '/profile/tokens');
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('A token of yours can do no more than you');
  expect((await anna.post('/profile/tokens', { ...NEW, days: '9999' }, '/profile/tokens')).status).toBe(400);
  expect((await anna.post('/profile/tokens', { name: '', days: '30' }, '/profile/tokens')).status).toBe(400);
});

test('revoked by its user or an administrator it opens nothing; others cannot revoke it', async () => {
  const [own, others] = [await made(anna), await made(anna)];
  const idOf = async (client: Client) => (await rows()).find((row) => client.token.includes(row.prefix))!.id;
  await anna.post(`/profile/tokens/${await idOf(own)}/revocation`, {}, '/profile/tokens');
  expect((await own.get('/me')).status).toBe(401);
  const ben = await site.as('manager', CAST.ben);
  expect((await ben.post(`/profile/tokens/${await idOf(others)}/revocation`, {}, '/profile/tokens')).status).toBe(404);
  expect((await ben.get('/tokens')).status).toBe(404);
  expect((await admin.get('/tokens')).text).toContain('The manager');
  await admin.post(`/tokens/${await idOf(others)}/revocation`, {}, '/tokens');
  expect((await others.get('/me')).status).toBe(401);
});

test('it sees the line of those whom its user stands in for, as long as that is so', async () => {
  await site.as('manager', CAST.ben);
  const ben = await clientOf(site, `manager${CAST.ben}@example.com`);
  expect((await ben.get('/accounts/A1')).status).toBe(404);
  const { raw } = site.services.database;
  raw
    .prepare(`insert into stand_ins (id, user_id, delegate_id, from_date, to_date, reason, created_at)
      values ('leave', ?, ?, '2026-01-10', ?, 'Leave', '2026-01-09T09:00:00.000Z')`)
    .run(await userId(site, ANNA), await userId(site, `manager${CAST.ben}@example.com`), '2026-01-20');
  expect((await ben.get('/accounts/A1')).status).toBe(200);
  raw.exec(`update stand_ins set to_date = '2026-01-14'`);
  expect((await ben.get('/accounts/A1')).status).toBe(404);
});

test('it ends with its day and with its user, and loses what the user loses', async () => {
  const { raw } = site.services.database;
  const expired = await made(anna);
  raw.exec(`update api_tokens set expires_at = '2020-01-01T00:00:00.000Z' where id = (select max(id) from api_tokens)`);
  expect((await expired.get('/me')).status).toBe(401);
  const client = await made(anna);
  raw.exec(`update users set role = 'rep' where email = '${ANNA}'`);
  expect((await client.get('/accounts')).status).toBe(404);
  raw.exec(`update users set role = 'manager' where email = '${ANNA}'`);
  await admin.post(`/users/${await userId(site, ANNA)}/disabling`, {}, `/users/${await userId(site, ANNA)}`);
  expect((await client.get('/me')).status).toBe(401);
});

test('each token has its share of requests a minute', async () => {
  const [one, other] = [await clientOf(site, 'admin@example.com'), await clientOf(site, 'admin@example.com')];
  const first = await one.get('/me');
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '20', 'ratelimit-remaining': '19' });
  for (let n = 0; n < 19; n++) await one.get('/me');
  const last = await one.get('/me');
  expect([last.status, last.body.code, last.headers['retry-after']]).toEqual([429, 'request.tooMany', '60']);
  expect((await other.get('/me')).status).toBe(200);
});

test('an unknown address and an unknown method are problems too', async () => {
  const client = await clientOf(site, 'admin@example.com');
  const get = await request(site.app).get('/api/v1/nothing').set('Authorization', `Bearer ${client.token}`);
  expect([get.status, get.type]).toEqual([404, 'application/problem+json']);
  const put = await request(site.app).put('/api/v1/me').set('Authorization', `Bearer ${client.token}`);
  expect([put.status, put.body.code, put.headers.allow]).toEqual([405, 'request.method', 'GET, POST']);
});
