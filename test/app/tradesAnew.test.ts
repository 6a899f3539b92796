import { announce } from '../../src/app/announcements/announce';
import { challengeDeadline, ownChallenge } from '../../src/app/challenges/challengesOf';
import { raiseChallenge } from '../../src/app/challenges/raiseChallenge';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { consentToTrade, withdrawTrade } from '../../src/app/trades/decideTrade';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { servedMoves } from '../../src/app/trades/specialists';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { takeConsentBack } from '../../src/app/trades/takeConsentBack';
import { takeDateBack } from '../../src/app/trades/takeDateBack';
import { listConsents } from '../../src/storage/trades/tradeHistory';
import { getTrade } from '../../src/storage/trades/trades';
import { castUser } from '../cast';
import { draftPair, stateOf, TERMS, tradeCast } from './tradeCast';

const YES = { reason: null, overrideReason: null };
let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

/** Account 1 (rep 4, Anna's) against 16 (rep 7, Ben's), consented to by both. */
async function approved(): Promise<string> {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await consentToTrade(database, id, YES, actor('ben'));
  return id;
}
const on = (effectiveDate: string, reason: string | null = null) => ({ effectiveDate, reason });
const tell = (id: string, today?: string) =>
  announce(cast.database, cast.rotationId, { tradeIds: [id], note: 'As agreed' }, cast.actor('anna', today));
const count = (sql: string): unknown => cast.database.raw.prepare(`select count(*) from ${sql}`).pluck().get();

test('a trade in conflict that gets another date is announced anew, and can be challenged anew', async () => {
  const { database, actor } = cast;
  const id = await approved();
  await scheduleTrade(database, id, on('2026-04-01'), actor('anna'));
  await tell(id);
  await raiseChallenge(database, id, 'They know me', actor('rep'));
  database.raw.exec(`update trades set state = 'conflict'`);
  await scheduleTrade(database, id, on('2026-07-01'), actor('anna', '2026-04-02'));
  expect(await getTrade(database.db, id)).toMatchObject({ announcedAt: null, effectiveDate: '2026-07-01' });
  expect(count(`notifications where kind = 'exchangePostponed'`)).toBe(1);
  expect(await challengeDeadline(database.db, (await getTrade(database.db, id))!)).toBeNull();
  database.raw.prepare(`update imports set owners_at = '2026-07-01T08:00:00.000Z'`).run();
  const [waits] = await applyDueTrades(database, actor('admin', '2026-07-01'));
  expect(waits.because.join()).toContain('It is not announced');

  await tell(id, '2026-04-03');
  expect(await challengeDeadline(database.db, (await getTrade(database.db, id))!)).toBe('2026-04-10');
  // The first one still waits for its answer: it need not be raised again.
  const again = () => raiseChallenge(database, id, 'They still know me', actor('rep', '2026-04-06'));
  await expect(again()).rejects.toMatchObject({ code: 'challenge.twice' });
  database.raw.exec(`insert into challenge_steps (challenge_id, kind, outcome, reason, at, by)
    select id, 'answered', 'rejected', 'No', at, by from challenges`);
  await again();
  expect((await ownChallenge(database.db, (await getTrade(database.db, id))!, 4, '2026-04-06'))?.reason).toBe(
    'They still know me',
  );
  await expect(again()).rejects.toMatchObject({ code: 'challenge.twice' });
});

test('specialists of the accounts are told of the change of owner, and when it is taken back', async () => {
  const { database, actor } = cast;
  const specialist = castUser(database, 'Sam', 'rep', 9);
  database.raw.exec(`insert into assignments (account_id, rep_id, role, from_date, origin)
    values (1, 9, 'overlay', '2024-01-01', 'import'), (16, 4, 'inside', '2024-01-01', 'import')`);
  const id = await approved();
  await scheduleTrade(database, id, on('2026-04-01'), actor('anna'));
  expect(await servedMoves(database.db, 9, cast.actor('anna').today)).toEqual([]);
  await tell(id);
  expect(await servedMoves(database.db, 9, cast.actor('anna').today)).toMatchObject([
    { accountId: 1, role: 'overlay' },
  ]);
  // Who gives or takes an account is told of that alone.
  expect(await servedMoves(database.db, 4, cast.actor('anna').today)).toEqual([]);
  const told = () =>
    database.raw.prepare('select kind from notifications where user_id = ? order by id').pluck().all(specialist);
  expect(told()).toEqual(['specialistTold']);
  await withdrawTrade(database, id, 'They changed their mind', actor('anna'));
  expect(told()).toEqual(['specialistTold', 'exchangeTakenBack']);
});

test('a date that is taken back leaves the day the rotation planned', async () => {
  const { database, actor } = cast;
  const id = await approved();
  await scheduleTrade(database, id, on('2026-05-12', 'The customer asks for May'), actor('anna'));
  await takeDateBack(database, id, actor('anna'));
  expect(await getTrade(database.db, id)).toMatchObject({
    state: 'approved',
    effectiveDate: '2026-04-01',
    effectiveDateReason: null,
  });
});

test('a consent is taken back by who gave it while nothing is announced, and can be given again', async () => {
  const { database, actor } = cast;
  const id = await approved();
  await expect(takeConsentBack(database, id, actor('admin'))).rejects.toMatchObject({ code: 'trade.noConsent' });
  await takeConsentBack(database, id, actor('ben'));
  expect(await stateOf(database, id)).toBe('submitted');
  expect((await listConsents(database.db, id)).map(({ name }) => name)).toEqual(['Anna']);
  expect(count(`audit_events where action = 'trade.consentTakenBack'`)).toBe(1);
  expect(await consentToTrade(database, id, YES, actor('ben'))).toBe(true);
  // What was given and taken back stays written down.
  expect([count('consents'), count('consents_taken_back')]).toEqual([3, 1]);
  expect(() => database.raw.exec('delete from consents_taken_back')).toThrow();

  await scheduleTrade(database, id, on('2026-04-01'), actor('anna'));
  await takeConsentBack(database, id, actor('ben'));
  expect(await stateOf(database, id)).toBe('submitted');
  await consentToTrade(database, id, YES, actor('ben'));
  await scheduleTrade(database, id, on('2026-04-01'), actor('anna'));
  await tell(id);
  await expect(takeConsentBack(database, id, actor('ben'))).rejects.toMatchObject({ code: 'trade.announced' });
});

test('what counts as consent by proposing is no consent to take back: the trade is withdrawn', async () => {
  const { database, actor } = cast;
  const id = await approved();
  await expect(takeConsentBack(database, id, actor('anna'))).rejects.toMatchObject({ code: 'trade.noConsent' });
});
