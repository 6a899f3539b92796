import { announce } from '../../src/app/announcements/announce';
import { check } from '../../src/app/check/check';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { inTransaction } from '../../src/storage/database';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { asImport } from '../asImport';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, words } from './rotationSite';
import type { Visitor } from './site';

const LEAVER = 4;
let site: RotationSite;
let admin: Visitor;
let rotation: string;
let transfers: string;
beforeAll(async () => {
  site = await openRotationSite();
  admin = await site.as('admin');
  asImport(site.services.database.raw, `update reps set end_date = '2026-02-28' where id = ?`, LEAVER);
  rotation = await site.rotation(admin);
});
afterAll(() => site.close());

test('the rotation says which book is left without a rep and leads to a plan of transfers', async () => {
  expect(words((await admin.get(rotation)).text)).toContain(
    'Cora Rep leaves on Feb 28, 2026: 5 accounts need a new owner.',
  );
  const answer = await admin.post(`${rotation}/transfers`, {}, rotation);
  expect(answer.status).toBe(303);
  await site.work();
  transfers = (await admin.get(answer.headers.location)).headers.location;
  expect(transfers).toMatch(/^\/transfers\//);
  const text = words((await admin.get(transfers)).text);
  expect(text).toContain('5 customers go to');
  expect(text).toContain('out of the book of Cora Rep');
  expect(text).toContain('Books before and after');
  expect(words((await admin.get(rotation)).text)).toContain('5 transfers planned');
});

test('a leader reads them, a rep does not find them, a manager sees their own tree', async () => {
  const leader = await site.as('leader', CAST.leader);
  expect((await leader.get(transfers)).text).not.toContain('name="transfer"');
  expect((await leader.post(`${transfers}/trades`, {}, '/profile')).status).toBe(404);
  expect((await leader.post(`${rotation}/transfers`, {}, '/profile')).status).toBe(404);
  const rep = await site.as('rep', CAST.reps[1]);
  expect((await rep.get(transfers)).status).toBe(404);
  const ben = await site.as('manager', CAST.ben);
  expect((await ben.get(transfers)).status).toBe(200);
});

test('nothing ticked: said, and nothing is drafted', async () => {
  const answer = await admin.post(`${transfers}/trades`, {}, transfers);
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('Tick at least one transfer of this plan.');
});

test('taken, agreed and dated, they take effect though their rep has left; the ledger is sound', async () => {
  const { database } = site.services;
  const html = (await admin.get(transfers)).text;
  const ids = [...html.matchAll(/name="transfer" value="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(5);
  const taken = await admin.post(`${transfers}/trades`, { transfer: ids as unknown as string }, transfers);
  expect(taken.status).toBe(303);
  const trades = database.raw.prepare(`select id, kind from trades order by number`).all() as {
    id: string;
    kind: string;
  }[];
  expect(trades.map(({ kind }) => kind)).toEqual(Array(5).fill('transfer'));
  const again = await admin.post(`${transfers}/trades`, { transfer: ids as unknown as string }, transfers);
  expect(again.status).toBe(400);
  expect(again.text).toContain('already in trade');

  const actor = {
    id: null,
    role: 'admin' as const,
    repId: null,
    today: CAST.today,
    now: `${CAST.today}T09:00:00.000Z`,
  };
  for (const { id } of trades) {
    await inTransaction(database.db, (trx) =>
      recordState(trx, id, { state: 'approved', at: actor.now, by: null, reason: null }),
    );
    await scheduleTrade(database, id, { effectiveDate: '2026-04-01', reason: null }, actor);
  }
  const tradeIds = trades.map(({ id }) => id);
  await announce(database, rotation.split('/').pop()!, { tradeIds, note: '' }, actor);
  database.raw.prepare(`update imports set owners_at = '2026-03-30T08:00:00.000Z'`).run();
  const applied = await applyDueTrades(database, { ...actor, today: '2026-04-01', now: '2026-04-01T06:00:00.000Z' });
  expect(applied.map(({ result }) => result)).toEqual(Array(5).fill('in_effect'));
  const left = database.raw
    .prepare(`select count(*) as n from assignments where rep_id = ? and to_date is null`)
    .get(LEAVER);
  expect(left).toEqual({ n: 0 });
  expect((await check(database)).flatMap(({ problems }) => problems)).toEqual([]);
});

test('what they did stands on the outcome of the rotation and in the review, apart from exchanges', async () => {
  const outcome = words((await admin.get(`${rotation}/outcome`)).text);
  expect(outcome).toContain('Transfers, measured apart');
  expect(outcome).toContain('accounts of reps who left were handed to others. What that did cannot be told yet');
  expect(outcome).toContain('No exchange of this rotation has taken effect');
  expect(words((await admin.get('/review')).text)).toContain('Transfers, measured apart');
});

test('with a rep for every book there is nothing to transfer', async () => {
  asImport(site.services.database.raw, 'update reps set end_date = null where id = ?', LEAVER);
  const answer = await admin.post(`${rotation}/transfers`, {}, rotation);
  await site.work();
  expect((await admin.get(answer.headers.location)).text).toContain('There is nothing to transfer.');
});
