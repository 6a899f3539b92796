import { workOut } from '../../src/app/outcomes/workOut';
import { wholeReview } from '../../src/app/review/wholeReview';
import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import { type Database, inTransaction, openDatabase } from '../../src/storage/database';
import { fillSwapCast } from '../app/swapCast';
import { asImport } from '../asImport';
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

test('the page of a trade is shown meanwhile without its figures; the page of its rotation waits', async () => {
  const trade = await leader.get('/trades/swap-year');
  expect([trade.status, textOf(trade.text)]).toEqual([
    200,
    expect.stringContaining('Revenue before and after is being'),
  ]);
  await work();
  expect(textOf((await leader.get('/trades/swap-year')).text)).not.toContain('Revenue before and after is being');
  expect((await leader.get('/rotations/rotation-2025/outcome')).status).toBe(202);
  await work();
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
