import { optedInReps } from '../../src/storage/people/optIns';
import { patchJson } from '../triggers';
import { openCastSite } from './castSite';
import type { Site } from './site';

let site: Site;
beforeAll(async () => {
  site = await openCastSite();
  // As if rep 4, and nobody else, had done better than the market for years.
  const { database } = site.services;
  for (const [rep, value] of [
    ['rep_id = 4', true],
    ['rep_id <> 4', false],
  ] as const) {
    database.raw.exec(`update rep_analyses set is_protected = ${Number(value)} where ${rep}`);
    patchJson(database, 'rep_analyses', 'detail', { protected: value }, rep);
  }
});
afterAll(() => site.close());

test('a protected rep agrees to exchanges and takes it back; the next analysis is ordered, both are audited', async () => {
  const { db, raw } = site.services.database;
  const rep = await site.as('rep', 4);
  expect((await rep.get('/my-accounts')).text).toContain('none is exchanged unless you agree to it');
  await rep.post('/my-accounts/opt-in', {}, '/my-accounts');
  expect(await optedInReps(db)).toEqual([4]);
  await rep.post('/my-accounts/opt-in', {}, '/my-accounts');
  expect((await rep.get('/my-accounts')).text).toContain('You agreed on');
  await rep.post('/my-accounts/opt-out', {}, '/my-accounts');
  expect(await optedInReps(db)).toEqual([]);
  const actions = raw.prepare(`select action from audit_events where subject_type = 'rep' order by seq`).pluck().all();
  expect(actions).toEqual(['rep.optedIn', 'rep.optedOut']);
  expect(raw.prepare(`select count(*) from jobs where kind = 'analysis' and state = 'queued'`).pluck().get()).toBe(1);
});

test('a rep who is not protected is not asked, and nobody else can answer for a rep', async () => {
  const other = await site.as('rep', 5);
  expect((await other.get('/my-accounts')).text).not.toContain('unless you agree');
  const admin = await site.as('admin');
  const answer = await admin.post('/my-accounts/opt-in', {}, '/accounts');
  expect(answer.status).toBe(404);
  expect(await optedInReps(site.services.database.db)).toEqual([]);
});
