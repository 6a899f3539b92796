import { check } from '../../src/app/check/check';
import { drawLottery } from '../../src/app/lottery/drawLottery';
import { prepareLottery } from '../../src/app/lottery/prepareLottery';
import { waiveLottery } from '../../src/app/lottery/waiveLottery';
import { lotteriesDrawn } from '../../src/app/outcomes/lotteries';
import { withdrawTrade } from '../../src/app/trades/decideTrade';
import { proposeTrades } from '../../src/app/trades/proposeTrades';
import { moveTrade } from '../../src/app/trades/record';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { inTransaction } from '../../src/storage/database';
import { lotteryOf } from '../../src/storage/trades/lotteries';
import { getTrade, listTrades } from '../../src/storage/trades/trades';
import { keepsLimits } from '../../src/trades/lottery/setOfDraws';
import { allowChanges } from '../triggers';
import { type PlanCast, planCast } from './planCast';
import { TERMS } from './tradeCast';

let cast: PlanCast;
beforeEach(async () => {
  cast = await planCast({ lotteryShare: 0.4, maxSwapsPerRep: 4, maxSwaps: 8 });
});
afterEach(() => cast.remove());

const admin = () => cast.actor('admin');
const admin2 = () => cast.actor('admin2');

/** Plans, takes every swap into a trade and brings all but the last few to approval; returns the trades' ids. */
async function approved(but = 0): Promise<string[]> {
  const { header } = await cast.plan();
  const ids = await proposeTrades(cast.database, header.id, [], admin());
  for (const id of ids) await submitTrade(cast.database, id, TERMS, admin());
  for (const id of ids.slice(0, ids.length - but)) await approve(id);
  return ids;
}

async function approve(id: string): Promise<void> {
  const trade = (await getTrade(cast.database.db, id))!;
  await inTransaction(cast.database.db, (trx) => moveTrade(trx, trade, 'approved', admin2(), null));
}

const states = async (): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { state } of await listTrades(cast.database.db, { rotationId: cast.rotationId })) {
    counts[state] = (counts[state] ?? 0) + 1;
  }
  return counts;
};
const prepare = (by = admin()) => prepareLottery(cast.database, cast.rotationId, by);
const draw = (seed: number, by = admin2()) => drawLottery(cast.database, cast.rotationId, seed, by);
const drawn = async () => {
  const { end } = await lotteryOf(cast.database.db, cast.rotationId);
  if (end?.kind !== 'drawn') throw new Error('Not drawn.');
  return end;
};

test('one person prepares, another draws; the share waits for the second wave, two quarters later', async () => {
  const ids = await approved();
  await prepare();
  await expect(draw(7, admin())).rejects.toMatchObject({ code: 'lottery.samePerson' });
  await draw(7);
  const waiting = Math.round(0.4 * ids.length);
  expect(await states()).toEqual({ approved: ids.length - waiting, held_out: waiting });
  const end = await drawn();
  expect(end).toMatchObject({
    seed: 7,
    firstWave: '2026-04-01',
    secondWave: '2026-10-01',
    preparedBy: 'Ada',
    byName: 'Otto',
  });
  expect(end.heldOut).toHaveLength(waiting);
  for (const id of end.heldOut) {
    const held = (await getTrade(cast.database.db, id))!;
    expect(held).toMatchObject({ state: 'held_out', effectiveDate: '2026-10-01', announcedAt: null });
    expect(held.reviewDate! > '2027-10-01').toBe(true);
  }
  const positions = end.heldOut.map((id) => end.record.units.indexOf(id));
  expect(keepsLimits(end.record, positions)).toBe(true);
  expect(cast.events(cast.rotationId).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['lottery.prepared', 'lottery.drawn']),
  );
  const lottery = (await check(cast.database)).find(({ name }) => name === 'lottery');
  expect(lottery).toEqual({ name: 'lottery', problems: [] });
});

test('it is drawn once; its record cannot be changed, deleted or replaced; a record that was forged does not check', async () => {
  await approved();
  await prepare();
  await draw(7);
  await expect(draw(8)).rejects.toMatchObject({ code: 'lottery.ended' });
  await expect(prepare()).rejects.toMatchObject({ code: 'lottery.ended' });
  const { raw } = cast.database;
  expect(() => raw.exec('update lotteries set seed = 8')).toThrow('append-only');
  expect(() => raw.exec('delete from lotteries')).toThrow('append-only');
  expect(() =>
    raw.exec("insert into lotteries (rotation_id, kind, at) select rotation_id, 'waived', at from lotteries limit 1"),
  ).toThrow(/UNIQUE|unique constraint/);
  allowChanges(cast.database, 'lotteries');
  raw.exec('update lotteries set seed = 8');
  const problems = (await check(cast.database)).find(({ name }) => name === 'lottery')!.problems;
  expect(problems[0]).toContain('does not follow from its record and seed');
});

test('nothing is drawn while trades are undecided, and nothing is scheduled before the draw', async () => {
  const ids = await approved(1);
  await expect(prepare()).rejects.toMatchObject({ code: 'lottery.undecided' });
  const schedule = scheduleTrade(cast.database, ids[0], { effectiveDate: '2026-04-01', reason: null }, admin());
  await expect(schedule).rejects.toMatchObject({ code: 'trade.heldByLottery' });
  await expect(draw(1)).rejects.toMatchObject({ code: 'lottery.notPrepared' });
});

test('when the approved swaps change after the preparation it is prepared anew', async () => {
  const ids = await approved();
  await prepare();
  await withdrawTrade(cast.database, ids[0], 'The customer left', admin());
  await expect(draw(1)).rejects.toMatchObject({ code: 'lottery.changed' });
  await prepare(admin2());
  await draw(1, admin());
  expect((await drawn()).record.units).not.toContain(ids[0]);
});

test('the first wave gets its date, the second only from four weeks before its own, and not earlier than that', async () => {
  await approved();
  await prepare();
  await draw(7);
  const { heldOut, record } = await drawn();
  const first = record.units.find((id) => !heldOut.includes(id))!;
  const schedule = (id: string, effectiveDate: string, today: string) =>
    scheduleTrade(cast.database, id, { effectiveDate, reason: 'Asked for' }, cast.actor('admin', today));
  await schedule(first, '2026-04-01', '2026-01-15');
  const held = { code: 'trade.heldByLottery' };
  await expect(schedule(heldOut[0], '2026-10-01', '2026-09-02')).rejects.toMatchObject(held);
  await expect(schedule(heldOut[0], '2026-09-15', '2026-09-03')).rejects.toMatchObject(held);
  await schedule(heldOut[0], '2026-10-01', '2026-09-03');
  expect((await getTrade(cast.database.db, heldOut[0]))!.state).toBe('scheduled');
});

test('accounts that wait are candidates of no other plan', async () => {
  await approved();
  await prepare();
  await draw(7);
  const { heldOut } = await drawn();
  const { input } = await cast.plan();
  const waiting = (await getTrade(cast.database.db, heldOut[0]))!.legs.map((leg) => leg.accountId);
  const candidates = new Set(input.accounts.map((account) => account.id));
  for (const id of waiting) expect(candidates.has(id)).toBe(false);
});

test('a rotation can do without a draw, with a reason; then its trades get their dates', async () => {
  const [id] = await approved();
  const waive = (reason: string) => waiveLottery(cast.database, cast.rotationId, reason, admin());
  await expect(waive(' ')).rejects.toMatchObject({ code: 'trade.reasonMissing' });
  await waive('Too few to learn from');
  await expect(prepare()).rejects.toMatchObject({ code: 'lottery.ended' });
  await scheduleTrade(cast.database, id, { effectiveDate: '2026-04-01', reason: null }, admin());
  expect((await getTrade(cast.database.db, id))!.state).toBe('scheduled');
});

test('without a share in the policy there is no lottery', async () => {
  const other = await planCast();
  await expect(prepareLottery(other.database, other.rotationId, other.actor('admin'))).rejects.toMatchObject({
    code: 'lottery.none',
  });
  await other.remove();
});

test('the estimate gets the draw with its units, strata and the other draws of the same set', async () => {
  const ids = await approved();
  await prepare();
  await draw(7);
  const { heldOut } = await drawn();
  const [facts] = await lotteriesDrawn(cast.database.db);
  expect(facts.units).toHaveLength(ids.length);
  expect(facts.units.filter((unit) => unit.first)).toHaveLength(ids.length - heldOut.length);
  expect(facts.units[0].accountIds).toHaveLength(2);
  const made = facts.units.map((unit) => Number(unit.first)).join();
  expect(facts.redraws.complete).toBe(true);
  expect(facts.redraws.assignments.map((one) => [...one].join())).toContain(made);
});
