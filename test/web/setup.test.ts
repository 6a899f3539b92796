import { addUser } from '../../src/app/users/addUser';
import { enqueueJob } from '../../src/storage/jobs/jobs';
import { updateCompany } from '../../src/storage/people/company';
import { NOW, openSite, type Site } from './site';

let site: Site;
beforeEach(async () => {
  site = await openSite({ company: false });
});
afterEach(() => site.close());

const FIRST = { companyName: 'Harbour & Pine', name: 'Ada', email: 'Ada@Example.com', password: 'three plain words' };

test('the first visitor is led to the setup, whatever page they ask for', async () => {
  const visitor = site.visitor();
  expect((await visitor.get('/accounts')).headers.location).toBe('/setup');
  expect((await visitor.get('/sign-in')).headers.location).toBe('/setup');
  expect((await visitor.get('/setup')).text).toContain('Create the administrator');
});

test('the setup makes the administrator, signs them in and asks where the data comes from', async () => {
  const visitor = site.visitor();
  const answer = await visitor.post('/setup', FIRST);
  expect(answer.headers.location).toBe('/setup/data');
  const next = await visitor.get('/setup/data');
  expect(next.text).toContain('Import your data');
  expect(next.text).toContain('Harbour &amp; Pine');
  expect(next.text).not.toContain('Load the demo company');
  const users = await site.services.database.db.selectFrom('users').selectAll().execute();
  expect(users).toMatchObject([{ email: 'ada@example.com', role: 'admin' }]);
  expect(users[0].password_hash).toMatch(/^\$argon2id\$/);
});

test('a second setup is refused', async () => {
  await site.visitor().post('/setup', FIRST);
  const late = site.visitor();
  expect((await late.get('/setup')).headers.location).toBe('/');
  const answer = await late.post('/setup', { ...FIRST, email: 'eve@example.com' }, '/sign-in');
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('set up already');
});

test('a wrong form comes back with its values and a sentence by each wrong field', async () => {
  const answer = await site.visitor().post('/setup', { ...FIRST, email: 'nobody', password: 'short' });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('value="Harbour &amp; Pine"');
  expect(answer.text).toMatch(/id="e-email">This is not an e-mail address/);
  expect(answer.text).toMatch(/id="e-password">Choose a password of at least 12/);
  expect(answer.text).not.toContain('short');
});

test('the demo company is offered when there is one to load', async () => {
  await site.close();
  const asked: string[] = [];
  site = await openSite({
    company: false,
    loadDemo: async (user) => {
      asked.push(user.name);
      return '/somewhere';
    },
  });
  const visitor = site.visitor();
  await visitor.post('/setup', FIRST);
  expect((await visitor.get('/setup/data')).text).toContain('Load the demo company');
  expect((await visitor.post('/setup/demo', {}, '/setup/data')).headers.location).toBe('/somewhere');
  expect(asked).toEqual(['Ada']);
});

test('once the demo company is loaded its sign-ins are shown, as made up; before, there is no such page', async () => {
  const visitor = site.visitor();
  await visitor.post('/setup', FIRST);
  expect((await visitor.get('/setup/demo')).status).toBe(404);
  const { database } = site.services;
  const rosa = { email: 'rosa@example.com', name: 'Rosa', role: 'manager', repId: null } as const;
  await addUser(database, { ...rosa, password: 'three plain words', actorId: null, now: NOW });
  await updateCompany(database.db, { isDemo: true });
  const job = await enqueueJob(database.db, { kind: 'demo', payload: {}, at: NOW, by: null });
  database.raw.exec(`update jobs set state = 'done'`);
  const done = await visitor.get(`/jobs/${job}`);
  expect(done.headers.location).toBe('/setup/demo');
  const { text } = await visitor.get(done.headers.location);
  expect(text).toContain('Harbour &amp; Pine is made up');
  expect(text).toContain('rosa<wbr>@example.com');
  expect(text).toContain('rotation-demo');
});
