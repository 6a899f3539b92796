import { remindHandoffs } from '../../src/app/handoffs/remindHandoffs';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { inTransaction } from '../../src/storage/database';
import { listNotifications } from '../../src/storage/notifications/notifications';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { setSchedule } from '../../src/storage/trades/tradeWrites';
import { draftPair, stateOf, TERMS, tradeCast } from './tradeCast';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

const toldOf = async (name: 'anna' | 'ben' | 'rep', kind: string) => {
  const all = await listNotifications(cast.database.db, cast.users[name], { limit: 50, offset: 0 });
  return all.filter((one) => one.kind === kind).map(({ about }) => about);
};

test('silence never approves: a trade that nobody answers stays submitted, whatever time passes', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  for (const day of ['2026-04-01', '2027-04-01', '2029-04-01']) {
    expect(await applyDueTrades(database, actor('admin', day))).toEqual([]);
    expect(await stateOf(database, id)).toBe('submitted');
  }
  expect(await toldOf('ben', 'consentAsked')).toHaveLength(1);
  expect(await toldOf('anna', 'consentAsked')).toEqual([]);
});

test('a late handoff is told to its rep and the manager, once a week', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 6]);
  await inTransaction(database.db, async (trx) => {
    const announcedAt = '2026-01-15T09:00:00.000Z';
    await setSchedule(trx, id, { effectiveDate: '2026-02-01', reason: 'Soon', announcedAt });
    await recordState(trx, id, { state: 'in_effect', at: announcedAt, by: null, reason: null });
  });
  for (const day of ['2026-03-02', '2026-03-03', '2026-03-08']) await remindHandoffs(database, actor('admin', day));
  const own = await toldOf('rep', 'handoffLate');
  expect(own).toHaveLength(1);
  expect(own[0]).toMatchObject({ path: '/my-accounts' });
  expect(await toldOf('anna', 'handoffLate')).toMatchObject([{ path: `/rotations/${rotationId}/handoffs` }]);
  expect(await toldOf('ben', 'handoffLate')).toEqual([]);
  await remindHandoffs(database, actor('admin', '2026-03-09'));
  expect(await toldOf('rep', 'handoffLate')).toHaveLength(2);
});
