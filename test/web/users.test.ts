import { openSite, PASSWORD, type Site, type Visitor } from './site';

let site: Site;
let admin: Visitor;
beforeEach(async () => {
  site = await openSite();
  admin = await site.as('admin');
});
afterEach(() => site.close());

const GRACE = { name: 'Grace', email: 'grace@example.com', role: 'leader', repId: '', password: PASSWORD };

async function rep(name: string): Promise<number> {
  const values = { source: 'canonical', external_id: name, name, region: 'North' };
  const { id } = await site.services.database.db
    .insertInto('reps')
    .values(values)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function idOf(email: string): Promise<string> {
  const query = site.services.database.db.selectFrom('users').select('id').where('email', '=', email);
  return (await query.executeTakeFirstOrThrow()).id;
}

const audit = async () =>
  (
    await site.services.database.db.selectFrom('audit_events').select(['action', 'subject_id']).orderBy('seq').execute()
  ).map(({ action, subject_id }) => [action, subject_id]);

test('an administrator adds a user, who can sign in; the audit tells', async () => {
  const answer = await admin.post('/users', GRACE, '/users/new');
  expect(answer.headers.location).toBe('/users');
  expect((await admin.get('/users')).text).toContain('Grace can sign in now');
  expect((await admin.get('/users')).text).not.toContain('Grace can sign in now');
  const grace = site.visitor();
  expect((await grace.post('/sign-in', { email: GRACE.email, password: PASSWORD })).headers.location).toBe('/');
  expect(await audit()).toContainEqual(['user.added', await idOf(GRACE.email)]);
});

test('names are shown as text, never as markup', async () => {
  const name = '<img src=x onerror=alert(1)>"\'';
  await admin.post('/users', { ...GRACE, name }, '/users/new');
  const { text } = await admin.get('/users');
  expect(text).not.toContain('<img');
  expect(text).toContain('&lt;img src&#x3D;x onerror&#x3D;alert(1)&gt;');
  expect((await admin.get(`/users/${await idOf(GRACE.email)}`)).text).not.toContain('<img');
});

test('an address is taken once, whatever its case', async () => {
  await admin.post('/users', GRACE, '/users/new');
  const answer = await admin.post('/users', { ...GRACE, email: 'GRACE@example.com' }, '/users/new');
  expect(answer.status).toBe(400);
  expect(answer.text).toMatch(/id="e-email">Somebody with the address grace@example.com/);
  expect(answer.text).toContain('value="Grace"');
});

test('a rep user is linked to a rep, and a rep to one user', async () => {
  const id = String(await rep('Jo Wu'));
  const missing = await admin.post('/users', { ...GRACE, role: 'rep' }, '/users/new');
  expect(missing.text).toMatch(/id="e-repId">A user with the role rep/);
  await admin.post('/users', { ...GRACE, role: 'rep', repId: id }, '/users/new');
  expect((await admin.get('/users')).text).toContain('Jo Wu');
  const second = await admin.post('/users', { ...GRACE, email: 'b@example.com', role: 'rep', repId: id }, '/users/new');
  expect(second.text).toMatch(/id="e-repId">This rep is linked to the user Grace/);
  const unknown = await admin.post(
    '/users',
    { ...GRACE, email: 'b@example.com', role: 'rep', repId: '99' },
    '/users/new',
  );
  expect(unknown.text).toMatch(/id="e-repId">The chosen rep is not in the data/);
});

test('who is disabled is out at once and cannot come back until enabled', async () => {
  const leader = await site.as('leader');
  const page = `/users/${await idOf('leader@example.com')}`;
  expect((await leader.get('/profile')).status).toBe(200);
  await admin.post(`${page}/disabling`, {}, page);
  expect((await leader.get('/profile')).headers.location).toMatch(/^\/sign-in/);
  const refused = await site.visitor().post('/sign-in', { email: 'leader@example.com', password: PASSWORD });
  expect(refused.status).toBe(401);
  await admin.post(`${page}/enabling`, {}, page);
  await site.as('leader');
  expect((await audit()).map(([action]) => action)).toEqual(expect.arrayContaining(['user.disabled', 'user.enabled']));
});

test('nobody disables themselves, and the last administrator stays', async () => {
  const own = `/users/${await idOf('admin@example.com')}`;
  expect((await admin.get(own)).text).not.toContain('Disable this user');
  const answer = await admin.post(`${own}/disabling`, {}, '/users/new');
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('cannot disable yourself');
});

test('an administrator gives a new password, which ends the sessions of that user', async () => {
  const leader = await site.as('leader');
  const page = `/users/${await idOf('leader@example.com')}`;
  await admin.post(`${page}/password`, { password: 'another long one' }, page);
  expect((await leader.get('/profile')).status).toBe(303);
  const again = await site.visitor().post('/sign-in', { email: 'leader@example.com', password: 'another long one' });
  expect(again.status).toBe(303);
});

test('a user changes their own password with the present one; other sessions end, this one goes on', async () => {
  const [here, there] = [await site.as('leader'), await site.as('leader')];
  const fields = { password: 'a new long password', again: 'a new long password' };
  const wrong = await here.post('/profile/password', { ...fields, present: 'not it' }, '/profile');
  expect(wrong.text).toMatch(/id="e-present">This is not your present password/);
  const differing = await here.post('/profile/password', { ...fields, present: PASSWORD, again: 'x' }, '/profile');
  expect(differing.text).toMatch(/id="e-again">The two new passwords differ/);
  await here.post('/profile/password', { ...fields, present: PASSWORD }, '/profile');
  expect((await here.get('/profile')).status).toBe(200);
  expect((await there.get('/profile')).status).toBe(303);
});

test('the settings change the name of the company and refuse a locale that does not exist', async () => {
  const refused = await admin.post('/settings', { name: 'Pine', locale: 'xx_yy' });
  expect(refused.text).toMatch(/id="e-locale">&quot;xx_yy&quot; is not a locale/);
  await admin.post('/settings', { name: 'Pine', locale: 'de-DE' });
  expect((await admin.get('/users')).text).toContain('10.02.2026');
  expect((await audit()).at(-1)).toEqual(['company.changed', '1']);
});

test('only administrators reach users and settings', async () => {
  const leader = await site.as('leader');
  for (const path of ['/users', '/users/new', '/settings', '/setup/data'])
    expect((await leader.get(path)).status).toBe(404);
  expect((await leader.post('/users', GRACE, '/profile')).status).toBe(404);
});

test('the theme is kept in a cookie and leads back to a page of ours only', async () => {
  const dark = await admin.post('/theme', { theme: 'dark', back: '/users' }, '/profile');
  expect(dark.headers.location).toBe('/users');
  expect((await admin.get('/users')).text).toContain('<html lang="en" class="theme-dark">');
  expect((await admin.post('/theme', { theme: 'x', back: '//evil.example' }, '/profile')).headers.location).toBe('/');
});
