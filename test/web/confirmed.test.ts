import { userId } from './castSite';
import { words } from './rotationSite';
import { NOW, openSite, PASSWORD, type Site, tokenIn, type Visitor } from './site';

const USER = {
  name: 'Bea "B" <x>',
  email: 'bea@example.com',
  role: 'leader',
  repId: '',
  password: 'first & last word',
};
let site: Site;
let admin: Visitor;
let clock = Date.parse(NOW);
beforeEach(async () => {
  site = await openSite({ realNow: () => new Date(clock).toISOString() });
  admin = await site.as('admin');
});
afterEach(() => site.close());

const wait = (minutes: number): void => {
  clock += minutes * 60_000;
};
const added = () => site.services.database.raw.prepare('select name from users where email = ?').get(USER.email);

/** The fields of the page that asks, as a browser would send them. */
function kept(html: string): Record<string, string> {
  const plain = (text: string) =>
    text
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&#x3D;/g, '=')
      .replace(/&amp;/g, '&');
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name, value]) => [name, plain(value)]));
}

test('who signed in just now is not asked again', async () => {
  wait(29);
  expect((await admin.post('/users', USER, '/users/new')).status).toBe(303);
});

test('later the password is asked for; what was sent is kept and goes on with it', async () => {
  wait(31);
  const asked = await admin.post('/users', USER, '/users/new');
  expect([asked.status, asked.headers['cache-control']]).toEqual([401, 'no-store']);
  expect(words(asked.text)).toContain('Confirm that it is you');
  expect(added()).toBeUndefined();
  const fields = kept(asked.text.slice(asked.text.indexOf('action="/users"')));
  expect(fields).toMatchObject(USER);
  expect((await admin.post('/users', { ...fields, confirmation: PASSWORD }, '/users/new')).status).toBe(303);
  expect(added()).toEqual({ name: USER.name });
  const path = `/users/${await userId(site, USER.email)}`;
  expect((await admin.post(`${path}/disabling`, {}, path)).status).toBe(303);
});

test('a wrong password changes nothing, and cannot be guessed for ever', async () => {
  wait(31);
  const answers: number[] = [];
  for (let n = 0; n < 11; n++) {
    answers.push((await admin.post('/users', { ...USER, confirmation: `guess ${n}` }, '/users/new')).status);
  }
  expect(answers).toEqual([...Array(10).fill(401), 429]);
  expect(added()).toBeUndefined();
  expect((await admin.get('/users')).status).toBe(200);
});

test('tokens, webhooks, passwords of others and stand-ins are asked for; reading and trades are not', async () => {
  const path = `/users/${await userId(site, 'admin@example.com')}`;
  wait(31);
  const asked = async (to: string, from: string) =>
    (await admin.post(to, {}, from)).text.includes('name="confirmation"');
  expect(await asked('/profile/tokens', '/profile/tokens')).toBe(true);
  expect(await asked('/webhooks', '/webhooks/new')).toBe(true);
  expect(await asked(`${path}/password`, path)).toBe(true);
  expect(await asked(`${path}/absence`, path)).toBe(true);
  expect(await asked('/settings', '/settings')).toBe(false);
  expect((await admin.get(path)).status).toBe(200);
});

test('a page that does not exist for somebody asks nothing', async () => {
  const rep = await site.as('leader');
  wait(31);
  expect((await rep.post('/users', USER, '/profile')).status).toBe(404);
});

test('a form of another session is refused before anything is asked', async () => {
  wait(31);
  const other = await site.as('leader');
  const _csrf = tokenIn((await other.get('/profile')).text);
  expect((await admin.post('/users', { ...USER, _csrf, confirmation: PASSWORD }, '/users/new')).status).toBe(422);
  expect(added()).toBeUndefined();
});
