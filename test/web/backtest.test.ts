import { lastBacktest } from '../../src/storage/analyses/backtests';
import { CAST } from '../cast';
import { openRotationSite, words } from './rotationSite';

/** Gives accounts 1 to n of the cast to another rep on the first day of 2025, which leaves four quarters after. */
async function siteWithMoves(n: number) {
  const site = await openRotationSite();
  const { raw } = site.services.database;
  for (let id = 1; id <= n; id++) {
    const { rep_id: owner } = raw.prepare('select rep_id from assignments where account_id = ?').get(id) as {
      rep_id: number;
    };
    raw.prepare("update assignments set to_date = '2025-01-01' where account_id = ?").run(id);
    raw
      .prepare(
        "insert into assignments (account_id, rep_id, role, from_date, origin) values (?, ?, 'owner', '2025-01-01', 'import')",
      )
      .run(id, owner === 9 ? 4 : owner + 1);
  }
  return site;
}

test('changes of owner are compared with what the model would have expected; one click from the policy', async () => {
  const site = await siteWithMoves(24);
  const admin = await site.as('admin');
  expect((await admin.get('/settings/policy')).text).toContain('href="/backtest"');
  expect(words((await admin.get('/backtest')).text)).toContain('were not chosen by this planner');
  const job = (await admin.post('/backtest/runs', {}, '/backtest')).headers.location;
  expect(words((await admin.get('/backtest')).text)).toContain('It is being worked out.');
  await site.work();
  expect((await admin.get(job)).headers.location).toBe('/backtest');
  const stored = await lastBacktest(site.services.database.db);
  expect(stored!.result).toMatchObject({ moves: 24, from: '2025-Q1', to: '2025-Q1', tooEarly: 0, tooRecent: 0 });
  const text = words((await admin.get('/backtest')).text);
  expect(text).toContain('Of 24 changes of owner in Q1 2025 the model would have expected');
  expect(text).toContain('Fifth, lowest first');
  await site.close();
});

test('too few changes say so, also beside a plan, where it is one click away; leaders read, reps find nothing', async () => {
  const site = await siteWithMoves(2);
  const admin = await site.as('admin');
  const rotation = await site.rotation(admin);
  const plan = await site.plan(admin, rotation);
  for (const page of [rotation, plan]) expect((await admin.get(page)).text).toContain('href="/backtest"');
  await admin.post('/backtest/runs', {}, `${plan}/analyst`);
  await site.work();
  expect(words((await admin.get(`${plan}/analyst`)).text)).toContain('2 past changes of owner could be compared');
  const leader = await site.as('leader', CAST.leader);
  const html = (await leader.get('/backtest')).text;
  expect(words(html)).toContain(
    '2 past changes of owner could be compared; fewer than 20 say nothing about the model.',
  );
  expect(html).not.toContain('/backtest/runs');
  expect((await leader.post('/backtest/runs', {}, '/profile')).status).toBe(404);
  expect((await (await site.as('rep', CAST.reps[0])).get('/backtest')).status).toBe(404);
  await site.close();
});
