import { inTransaction, openDatabase } from '../../src/storage/database';
import { fillSwapCast } from '../app/swapCast';
import { MAIN, TSX } from '../process';
import { stallInserts } from '../triggers';
import { textOf } from '../web/castSite';
import { openSite, type Site, TODAY } from '../web/site';
import { one } from './company';
import { leaseRunsOut, until, type WorkerProcesses, workerProcesses } from './workerProcesses';

jest.setTimeout(240_000);

let site: Site;
let workers: WorkerProcesses;
beforeEach(async () => {
  site = await openSite({ company: false });
  const { database } = site.services;
  await fillSwapCast(database);
  // As in a process that serves a company of many accounts.
  database.workHereUpTo = 0;
  // From the sources, as the pages here: answers of another build are not taken for answers of this one.
  workers = workerProcesses(database, TODAY, [...TSX, MAIN]);
});
afterEach(async () => {
  await workers.killAll();
  await site.close();
});

/** Whether somebody holds the lock of writers for longer than a change takes. */
async function isHeld(url: string): Promise<boolean> {
  const database = openDatabase(url, { busyTimeoutMs: 2 });
  try {
    await inTransaction(database.db, (trx) => trx.selectFrom('jobs').select('id').execute());
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'storage.busy';
  } finally {
    await database.close();
  }
}

test('a worker that is killed while it stores a comparison is followed by another one; the answers are there once, and the page shows them', async () => {
  const { database } = site.services;
  const leader = await site.as('leader');
  expect((await leader.get('/review')).status).toBe(202);
  const { id } = await database.db
    .selectFrom('jobs')
    .select('id')
    .where('kind', '=', 'outcomes')
    .executeTakeFirstOrThrow();
  const goOn = stallInserts(database, 'outcome_answers');
  workers.start(2);
  const holder = await workers.holderOf(id);
  await until(() => isHeld(database.url));
  holder.kill('SIGKILL');
  goOn();
  expect(one(database, 'select count(*) from outcome_answers')).toBe(0);
  expect((await leader.get('/review')).status).toBe(202);

  await leaseRunsOut(database, id);
  const done = await workers.done(id);
  const stored = one(database, 'select count(*) from outcome_answers');
  expect([done.attempts, done.result]).toEqual([2, { answers: stored }]);
  expect(one(database, `select count(*) from jobs where kind = 'outcomes'`)).toBe(1);
  const shown = await leader.get('/review');
  expect([shown.status, textOf(shown.text)]).toEqual([200, expect.stringContaining('Three swaps have taken effect')]);
});
