import request from 'supertest';
import { addUser } from '../../src/app/users/addUser';
import { deviceOf } from '../../src/web/session/device';
import { words } from './rotationSite';
import { NOW, openSite, PASSWORD, type Site, tokenIn, type Visitor } from './site';

const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';

let site: Site;
beforeEach(async () => {
  site = await openSite();
  for (const name of ['ada', 'bea']) {
    const person = { email: `${name}@example.com`, name, role: 'leader', repId: null } as const;
    await addUser(site.services.database, { ...person, password: PASSWORD, actorId: null, now: NOW });
  }
});
afterEach(() => site.close());

async function signedIn(name: string): Promise<Visitor> {
  const visitor = site.visitor();
  await visitor.post('/sign-in', { email: `${name}@example.com`, password: PASSWORD });
  return visitor;
}

/** Signs in with a browser that says what it is. */
async function withBrowser(userAgent: string): Promise<void> {
  const visitor = site.visitor();
  const _csrf = tokenIn((await visitor.get('/sign-in')).text);
  const form = { _csrf, email: 'ada@example.com', password: PASSWORD };
  await request(site.app)
    .post('/sign-in')
    .set('Cookie', visitor.cookie())
    .set('User-Agent', userAgent)
    .type('form')
    .send(form);
}

const endings = (html: string): string[] =>
  [...html.matchAll(/action="(\/profile\/sessions\/[0-9a-f]+\/ending)"/g)].map(([, path]) => path);

test('a browser is known by what its user calls it, without version', () => {
  expect([WINDOWS, PHONE, 'curl/8', undefined].map(deviceOf)).toEqual([
    'Firefox on Windows',
    'Safari on iPhone',
    'Unknown browser',
    'Unknown browser',
  ]);
});

test('the list names every place with its times, and marks this one', async () => {
  await withBrowser(WINDOWS);
  await withBrowser(PHONE);
  const ada = await signedIn('ada');
  await signedIn('bea');
  const { text } = await ada.get('/profile/sessions');
  expect(words(text)).toContain('Besides here you are signed in at 2 other places.');
  expect(text).toContain('Firefox on Windows');
  expect(text).toContain('Safari on iPhone');
  expect(endings(text)).toHaveLength(2);
  const ids = site.services.database.raw.prepare('select id from sessions').pluck().all() as string[];
  expect(ids.filter((id) => text.includes(id))).toEqual([]);
});

test('one is ended, or all others; the one that asks goes on', async () => {
  const [here, there, third] = [await signedIn('ada'), await signedIn('ada'), await signedIn('ada')];
  const [first] = endings((await here.get('/profile/sessions')).text);
  expect((await here.post(first, {}, '/profile/sessions')).status).toBe(303);
  const open = async () =>
    (await Promise.all([here, there, third].map((one) => one.get('/profile')))).map((r) => r.status);
  expect((await open()).sort()).toEqual([200, 200, 303]);
  expect((await here.post(first, {}, '/profile/sessions')).status).toBe(404);
  await here.post('/profile/sessions/ending', {}, '/profile/sessions');
  expect(await open()).toEqual([200, 303, 303]);
});

test('nobody ends a session of somebody else', async () => {
  const [ada, bea] = [await signedIn('ada'), await signedIn('bea')];
  await signedIn('bea');
  const [ofBea] = endings((await bea.get('/profile/sessions')).text);
  expect((await ada.post(ofBea, {}, '/profile/sessions')).status).toBe(404);
  expect(endings((await bea.get('/profile/sessions')).text)).toHaveLength(1);
});

test('after a change of the password only the session that changed it goes on', async () => {
  const [here, there] = [await signedIn('ada'), await signedIn('ada')];
  const fields = { present: PASSWORD, password: 'another horse battery', again: 'another horse battery' };
  expect((await here.post('/profile/password', fields, '/profile')).status).toBe(303);
  expect((await here.get('/profile')).status).toBe(200);
  expect((await there.get('/profile')).status).toBe(303);
});
