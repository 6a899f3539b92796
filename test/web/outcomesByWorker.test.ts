import { workOut } from '../../src/app/outcomes/workOut';
import { wholeReview } from '../../src/app/review/wholeReview';
import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import { type Database, inTransaction, openDatabase } from '../../src/storage/database';
import { claimJob } from '../../src/storage/jobs/jobsAtWork';
import { fillSwapCast } from '../app/swapCast';
import { asImport } from '../asImport';
import { waitShortly, writeElsewhere } from '../busy';
import { clientOf } from './api/client';
import { textOf } from './castSite';
import { NOW, openSite, type Site, TODAY, type Visitor } from './site';

let site: Site;
let leader: Visitor;
beforeEach(async () => {
  site = await openSite({ company: false });
  await fillSwapCast(site.services.database);
  // As in a process that serves a company of many accounts.
  site.services.database.workHereUpTo = 0;
  leader = await site.as('leader');
});
afterEach(() => site.close());

const work = (own: JobHandlers = handlers) =>
  workOnce(site.services.database, own, 'test', {
    today: () => TODAY,
    now: () => NOW,
    realNow: () => new Date().toISOString(),
    log: () => {},
  });
const jobs = () =>
  site.services.database.db.selectFrom('jobs').select(['state']).where('kind', '=', 'outcomes').execute();

/** Another process on the same data, which has nothing in memory. */
async function elsewhere<T>(workHereUpTo: number, use: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(site.services.database.url, { workHereUpTo });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
const review = (workHereUpTo: number) => elsewhere(workHereUpTo, (database) => wholeReview(database, { today: TODAY }));

test('a review of many accounts is asked of a worker once, whoever asks, and shown when it is there', async () => {
  const manager = await site.as('manager', 2);
  for (const visitor of [leader, manager, leader]) {
    const answer = await visitor.get('/review');
    expect([answer.status, textOf(answer.text)]).toEqual([202, expect.stringContaining('is being worked out')]);
    expect(answer.text).toContain('http-equiv="refresh"');
  }
  expect(await jobs()).toEqual([{ state: 'queued' }]);
  expect(await work()).toBe(true);
  const shown = await leader.get('/review');
  expect([shown.status, textOf(shown.text)]).toEqual([200, expect.stringContaining('Three swaps have taken effect')]);
  expect((await manager.get('/review')).status).toBe(200);
  expect(await jobs()).toHaveLength(1);
});

test('while another process writes, nobody waits for it to be asked; whoever looks again asks', async () => {
  const { database } = site.services;
  waitShortly(database, 2);
  const end = writeElsewhere(database);
  const meanwhile = await leader.get('/review').finally(end);
  expect([meanwhile.status, textOf(meanwhile.text)]).toEqual([202, expect.stringContaining('is being worked out')]);
  expect(await jobs()).toEqual([]);
  expect((await leader.get('/review')).status).toBe(202);
  expect(await jobs()).toEqual([{ state: 'queued' }]);
});

test('the page of a trade is shown meanwhile without its figures; about the only rotation there is nothing more to work out', async () => {
  const trade = await leader.get('/trades/swap-year');
  expect([trade.status, textOf(trade.text)]).toEqual([
    200,
    expect.stringContaining('Revenue before and after follows.'),
  ]);
  await work();
  expect(textOf((await leader.get('/trades/swap-year')).text)).not.toContain('Revenue before and after follows.');
  expect((await leader.get('/rotations/rotation-2025/outcome')).status).toBe(200);
});

test('what a worker worked out is what the process would have, and is shared by all processes', async () => {
  await leader.get('/review');
  await work();
  expect(await review(0)).toEqual(await review(Number.POSITIVE_INFINITY));
});

test('new data has it worked out anew, and what was for the old goes; data that change meanwhile store nothing', async () => {
  const { database } = site.services;
  await leader.get('/review');
  await work();
  const store = await workOut(database, {});
  asImport(database.raw, `update reps set region = 'North' where id = 4`);
  expect(await inTransaction(database.db, store)).toEqual({ answers: 0 });
  expect((await leader.get('/review')).status).toBe(202);
  await work();
  expect((await leader.get('/review')).status).toBe(200);
  const versions = await database.db.selectFrom('outcome_answers').select('data_version').distinct().execute();
  expect(versions).toHaveLength(1);
});

test('work that failed is told, and is not begun again with every look', async () => {
  await leader.get('/review');
  const broken = async () => {
    throw new Error('no memory');
  };
  await work({ ...handlers, outcomes: broken });
  const told = await leader.get('/review');
  expect([told.status, textOf(told.text)]).toEqual([422, expect.stringContaining('could not be worked out')]);
  expect(await jobs()).toHaveLength(1);
});

test('nobody takes it up: the page says so after a minute', async () => {
  await leader.get('/review');
  expect(textOf((await leader.get('/review')).text)).not.toContain('No worker');
  await site.services.database.db.updateTable('jobs').set({ created_at: '2026-02-10T08:50:00.000Z' }).execute();
  expect(textOf((await leader.get('/review')).text)).toContain('No worker has taken it up for more than a minute.');
});

test('a worker that died over it is followed by another', async () => {
  const { database } = site.services;
  await leader.get('/review');
  await inTransaction(database.db, (trx) =>
    claimJob(trx, 'dead', new Date().toISOString(), '2026-01-01T00:00:00.000Z'),
  );
  expect(await work()).toBe(true);
  expect((await leader.get('/review')).status).toBe(200);
});

test('work that failed takes away a part of a page, never the page', async () => {
  const broken = async () => {
    throw new Error('no memory');
  };
  await leader.get('/trades/swap-year');
  await work({ ...handlers, outcomes: broken });
  const trade = await leader.get('/trades/swap-year');
  expect([trade.status, textOf(trade.text)]).toEqual([200, expect.stringContaining('could not be worked out')]);
});

test('a decision rests on the figures of the page it was taken on; before they are there it is not taken', async () => {
  const admin = await site.as('admin');
  const decide = () =>
    admin.post(
      '/trades/swap-year/decision',
      { decision: 'keep', decisionReason: 'It does well' },
      '/notifications/settings',
    );
  expect((await decide()).status).toBe(503);
  await work();
  expect((await admin.get('/trades/swap-year/outcome')).status).toBe(200);
  expect((await decide()).status).toBe(303);
});

test('what is written about coaching is answered, its figure follows', async () => {
  const { database } = site.services;
  const manager = await site.as('manager', 2);
  const program = await clientOf(site, 'manager2@example.com');
  const goal = { goal: 'Sell more', measure: 'relativeGrowth', target: 0, reviewDate: '2027-04-01' };
  const plan = { repId: 'R4', ...goal, startDate: '2026-02-10', reason: 'She asked for it' };
  const opened = await program.post('/coaching-plans', plan);
  expect([opened.status, opened.body.figure, opened.body.figurePending]).toEqual([201, null, true]);
  const page = await manager.get(`/coaching/${opened.body.coachingPlanId}`);
  expect([page.status, textOf(page.text)]).toEqual([200, expect.stringContaining('How far it has come follows.')]);
  while (await work());
  expect((await program.get(`/coaching-plans/${opened.body.coachingPlanId}`)).body.figurePending).toBe(false);
  expect(await database.db.selectFrom('jobs').select('id').where('state', '=', 'failed').execute()).toEqual([]);
});
