import { systemActor } from '../../src/app/actor';
import { commitImport } from '../../src/app/imports/commitImport';
import { stageImport } from '../../src/app/imports/stageImport';
import { openDesk } from '../imports/desk';
import { NOW, openSite, type Site, TODAY } from '../web/site';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

/** Two accounts and two products that may be one each. */
async function bring(): Promise<void> {
  const desk = await openDesk();
  const files = desk.write({
    'sales.csv': `Customer,Rep,Month,Amount,Product
Globex Inc,Rosa,2024-01,100.00,GTX Pro
Globex,Rui,2024-01,50.50,GTXPro
Globex,Rui,2024-02,50.00,GTX Pro
Initech,Rosa,2024-02,9.00,GTX Pro
`,
  });
  const actor = systemActor(TODAY, NOW);
  const { database } = site.services;
  const { id } = await stageImport(database, { files, actor });
  await commitImport(database, id, actor);
  await desk.close();
}
const one = (sql: string): unknown => site.services.database.raw.prepare(sql).pluck().get();

test('an administrator sees what may be one with its evidence, decides, and takes it back', async () => {
  await bring();
  const admin = await site.as('admin');
  const list = (await admin.get('/names')).text;
  expect(list).toContain('2 pairs of names');
  expect(list).toMatch(
    /Account, 90 of 100 alike[\s\S]*Globex<\/a>[\s\S]*\$100\.50[\s\S]*Globex Inc<\/a>[\s\S]*\$100\.00/,
  );
  const [kept, other] = ['Globex Inc', 'Globex'].map((name) =>
    String(one(`select id from accounts where name = '${name}'`)),
  );
  const fields = { noun: 'account', keptId: kept, otherId: other, score: '90', decision: 'one' };
  expect((await admin.post('/names/decisions', fields, '/names')).headers.location).toBe('/names');
  const after = (await admin.get('/names')).text;
  expect(after).toContain('The two are one now');
  expect(after).toContain('1 pair of names');
  expect((await admin.get(`/accounts/${other}`)).text).toContain('Globex Inc');
  const id = one('select id from name_merges');
  await admin.post(`/names/decisions/${id}/undo`, {}, '/names');
  expect((await admin.get('/names')).text).toMatch(/everything is as it was[\s\S]*2 pairs of names/);
  expect(one(`select sum(amount_cents) from revenue where account_id = ${other}`)).toBe(10_050);
  await admin.post('/names/decisions', { ...fields, decision: 'two' }, '/names');
  expect((await admin.get('/names')).text).toContain('1 pair of names');
  expect((await admin.post('/names/decisions', { ...fields, keptId: '0' }, '/names')).status).toBe(400);
});

test('nobody else reads or decides on names', async () => {
  for (const role of ['manager', 'leader'] as const) {
    const visitor = await site.as(role);
    expect((await visitor.get('/names')).status).toBe(404);
    expect((await visitor.post('/names/decisions', {}, '/')).status).toBe(404);
  }
});
