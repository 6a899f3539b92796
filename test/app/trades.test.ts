import { announce } from '../../src/app/announcements/announce';
import { check } from '../../src/app/check/check';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { consentToTrade, rejectTrade, withdrawTrade } from '../../src/app/trades/decideTrade';
import { proposeUndo, undoWarnings } from '../../src/app/trades/proposeUndo';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { undoAtOnce } from '../../src/app/trades/undoAtOnce';
import { ownerSpells } from '../../src/storage/accounts/ledger';
import { stateHistory } from '../../src/storage/trades/tradeHistory';
import { getTrade } from '../../src/storage/trades/trades';
import { asImport } from '../asImport';
import { draftPair, stateOf, TERMS, tradeCast } from './tradeCast';

const YES = { reason: null, overrideReason: null };
let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

const owners = async (...ids: number[]): Promise<Record<number, number | undefined>> => {
  const spells = await ownerSpells(cast.database.db, ids);
  return Object.fromEntries(ids.map((id) => [id, spells.find((s) => s.accountId === id && s.to === null)?.repId]));
};
/** Account 1 (rep 4, Anna's) against 16 (rep 7, Ben's), approved and scheduled for 2026-04-01. */
const scheduled = async (): Promise<string> => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await consentToTrade(database, id, YES, actor('ben'));
  await scheduleTrade(database, id, { effectiveDate: '2026-04-01', reason: null }, actor('anna'));
  await announce(database, rotationId, { tradeIds: [id], note: '' }, actor('anna'));
  return id;
};
const freshData = (day: string): void => {
  cast.database.raw.prepare('update imports set owners_at = ?').run(`${day}T08:00:00.000Z`);
};

test('a trade goes from draft to effect, owners change on the day, and everything checks', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  freshData('2026-03-30');
  expect(await applyDueTrades(database, actor('admin', '2026-03-31'))).toEqual([]);
  const [applied] = await applyDueTrades(database, actor('admin', '2026-04-01'));
  expect(applied.result).toBe('in_effect');
  expect(await owners(1, 16)).toEqual({ 1: 7, 16: 4 });
  const spells = await ownerSpells(database.db, [1]);
  expect(spells).toEqual([
    { accountId: 1, repId: 4, from: '2019-01-01', to: '2026-04-01' },
    { accountId: 1, repId: 7, from: '2026-04-01', to: null },
  ]);
  expect((await stateHistory(database.db, id)).map((s) => s.state)).toEqual([
    'draft',
    'submitted',
    'approved',
    'scheduled',
    'in_effect',
  ]);
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
});

test('applying a second time changes nothing', async () => {
  const { database, actor } = cast;
  await scheduled();
  freshData('2026-04-01');
  await applyDueTrades(database, actor('admin', '2026-04-01'));
  const before = await ownerSpells(database.db, [1, 16]);
  expect(await applyDueTrades(database, actor('admin', '2026-04-02'))).toEqual([]);
  expect(await ownerSpells(database.db, [1, 16])).toEqual(before);
});

test('who proposes cannot approve alone; the other manager completes it', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await expect(consentToTrade(database, id, YES, actor('anna'))).rejects.toThrow('Two people have to agree');
  expect(await stateOf(database, id)).toBe('submitted');
  expect(await consentToTrade(database, id, YES, actor('ben'))).toBe(true);
  expect(await stateOf(database, id)).toBe('approved');
});

test('inside one team an administrator is the second pair of eyes when nobody above can sign in', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 6]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await expect(consentToTrade(database, id, YES, actor('ben'))).rejects.toThrow('not needed');
  expect(await consentToTrade(database, id, YES, actor('admin'))).toBe(true);
});

test('a trade proposed by an administrator needs both managers', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('admin'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('admin'));
  expect(await consentToTrade(database, id, YES, actor('ben'))).toBe(false);
  expect(await consentToTrade(database, id, YES, actor('anna'))).toBe(true);
});

test('an administrator who stands in for both managers consents once', async () => {
  const { database, actor, rotationId } = cast;
  database.raw.exec(`update users set disabled_at = '2026-01-02' where role = 'manager'`);
  const id = await draftPair(database, rotationId, actor('admin'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('admin'));
  expect(await consentToTrade(database, id, YES, actor('admin2'))).toBe(true);
});

test('old owner data makes a due trade wait, not fail', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  const [result] = await applyDueTrades(database, actor('admin', '2026-04-01'));
  expect(result).toMatchObject({ result: 'waiting' });
  expect(result.because[0]).toContain('owner data is from 2026-01-14');
  expect(await stateOf(database, id)).toBe('scheduled');
});

test('an owner who changed meanwhile makes a conflict and moves nothing', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  freshData('2026-04-01');
  database.raw.exec(`update assignments set to_date = '2026-03-01' where account_id = 16`);
  database.raw.exec(
    `insert into assignments (account_id, rep_id, role, from_date, origin) values (16, 9, 'owner', '2026-03-01', 'import')`,
  );
  const [result] = await applyDueTrades(database, actor('admin', '2026-04-01'));
  expect(result).toMatchObject({
    result: 'conflict',
    because: ['Account 16 belongs to Hugo Rep now, not to Finn Rep.'],
  });
  expect(await owners(1, 16)).toEqual({ 1: 4, 16: 9 });
  expect(await stateOf(database, id)).toBe('conflict');
});

test('a day inside a quarter needs a reason, a past day is refused', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await consentToTrade(database, id, YES, actor('ben'));
  const on = (effectiveDate: string, reason: string | null) =>
    scheduleTrade(database, id, { effectiveDate, reason }, actor('anna'));
  await expect(on('2026-02-10', null)).rejects.toThrow('not the first day of a fiscal quarter');
  await expect(on('2026-01-01', null)).rejects.toThrow('is past');
  await on('2026-02-10', 'The rep moves house');
  expect(await getTrade(database.db, id)).toMatchObject({
    effectiveDate: '2026-02-10',
    effectiveDateReason: 'The rep moves house',
    announcedAt: null,
  });
});

test('rejecting and withdrawing need a reason and end the trade', async () => {
  const { database, actor, rotationId } = cast;
  const first = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, first, TERMS, actor('anna'));
  await expect(rejectTrade(database, first, ' ', actor('ben'))).rejects.toThrow('reason');
  await expect(rejectTrade(database, first, 'Not now', actor('rep'))).rejects.toThrow('consent is needed');
  await rejectTrade(database, first, 'Not now', actor('ben'));
  const second = await draftPair(database, rotationId, actor('anna'), [2, 17]);
  await expect(withdrawTrade(database, second, 'Changed my mind', actor('ben'))).rejects.toThrow('Only who proposed');
  await withdrawTrade(database, second, 'Changed my mind', actor('anna'));
  expect(await stateOf(database, first)).toBe('rejected');
  expect(await stateOf(database, second)).toBe('withdrawn');
});

test('an undo is the inverse trade, warns about a third owner, and takes both accounts back', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  freshData('2026-04-01');
  await applyDueTrades(database, actor('admin', '2026-04-01'));
  const undoId = await proposeUndo(database, id, 'The customer objects', actor('anna', '2026-05-01'));
  const undo = (await getTrade(database.db, undoId))!;
  expect(undo).toMatchObject({ state: 'draft', undoesTradeId: id, effectiveDate: '2026-07-01' });
  expect(await undoWarnings(database.db, undo, '2026-05-01')).toEqual([
    'Account 1 would see its third owner within 24 months.',
    'Account 16 would see its third owner within 24 months.',
  ]);
  await submitTrade(database, undoId, { ...TERMS, reviewDate: '2027-07-15' }, actor('anna', '2026-05-01'));
  await consentToTrade(database, undoId, YES, actor('ben', '2026-05-01'));
  await scheduleTrade(database, undoId, { effectiveDate: '2026-07-01', reason: null }, actor('anna', '2026-05-01'));
  await announce(database, cast.rotationId, { tradeIds: [undoId], note: '' }, actor('anna', '2026-05-01'));
  freshData('2026-06-30');
  await applyDueTrades(database, actor('admin', '2026-07-01'));
  expect(await owners(1, 16)).toEqual({ 1: 4, 16: 7 });
  expect(await stateOf(database, id)).toBe('reversed');
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
});

test('the operator of the database undoes at once, with every step audited', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  freshData('2026-04-01');
  await applyDueTrades(database, actor('admin', '2026-04-01'));
  freshData('2026-05-04');
  const system = { ...actor('admin', '2026-05-04'), id: null };
  expect(await undoAtOnce(database, id, 'Wrong accounts', system)).toMatchObject({ result: 'in_effect' });
  expect(await owners(1, 16)).toEqual({ 1: 4, 16: 7 });
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
});

test('an undo at once that finds another owner is a conflict, which an administrator can withdraw; nothing is left half done', async () => {
  const { database, actor } = cast;
  const id = await scheduled();
  freshData('2026-04-01');
  await applyDueTrades(database, actor('admin', '2026-04-01'));
  database.raw.exec(`update assignments set to_date = '2026-04-20' where account_id = 16 and to_date is null;
    insert into assignments (account_id, rep_id, role, from_date, origin) values (16, 9, 'owner', '2026-04-20', 'import')`);
  freshData('2026-05-04');
  const system = { ...actor('admin', '2026-05-04'), id: null };
  const result = await undoAtOnce(database, id, 'Wrong accounts', system);
  expect(result).toMatchObject({ result: 'conflict' });
  await withdrawTrade(database, result.id, 'It has a new owner', actor('admin', '2026-05-04'));
  expect(await stateOf(database, id)).toBe('in_effect');
  expect((await check(database)).flatMap((part) => part.problems)).toEqual([]);
});

test('a side consents once: the database refuses a second consent, a change and a deletion', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  const again = `insert into consents (trade_id, manager_rep_id, user_id, given_by, at) select trade_id, manager_rep_id, user_id, given_by, at from consents`;
  expect(() => database.raw.exec(again)).toThrow(/unique/i);
  expect(() => database.raw.exec(`update consents set at = '2000-01-01'`)).toThrow('append-only');
  expect(() => database.raw.exec('delete from consents')).toThrow('append-only');
});

test('a rep cannot schedule or undo, whichever way they come', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await consentToTrade(database, id, YES, actor('ben'));
  const day = { effectiveDate: '2026-04-01', reason: null };
  await expect(scheduleTrade(database, id, day, actor('rep'))).rejects.toThrow('Only managers and administrators');
  await expect(proposeUndo(database, id, 'I want it back', actor('rep'))).rejects.toThrow('Only managers');
  expect(await stateOf(database, id)).toBe('approved');
});

test('nothing takes effect of which the reps know nothing', async () => {
  const { database, actor, rotationId } = cast;
  const id = await draftPair(database, rotationId, actor('anna'), [1, 16]);
  await submitTrade(database, id, TERMS, actor('anna'));
  await consentToTrade(database, id, YES, actor('ben'));
  await scheduleTrade(database, id, { effectiveDate: '2026-04-01', reason: null }, actor('anna'));
  freshData('2026-04-01');
  const [waits] = await applyDueTrades(database, actor('admin', '2026-04-01'));
  expect(waits).toMatchObject({ result: 'waiting' });
  expect(waits.because[0]).toContain('It is not announced');
  const short = announce(database, rotationId, { tradeIds: [id], note: '' }, actor('anna', '2026-04-01'));
  await expect(short).rejects.toMatchObject({ code: 'announcement.short' });
  await announce(database, rotationId, { tradeIds: [id], note: 'It was agreed by word' }, actor('anna', '2026-04-01'));
  expect((await applyDueTrades(database, actor('admin', '2026-04-01')))[0].result).toBe('in_effect');
});

test('a party who is known to leave before the day makes a conflict at once, and nothing new gets that date', async () => {
  const { database, actor, rotationId } = cast;
  const id = await scheduled();
  expect(await applyDueTrades(database, actor('admin', '2026-02-01'))).toEqual([]);
  asImport(database.raw, `update reps set end_date = '2026-03-15' where id = 7`);
  const [found] = await applyDueTrades(database, actor('admin', '2026-02-02'));
  expect(found).toMatchObject({ id, result: 'conflict' });
  expect(found.because.join(' ')).toContain('Finn Rep, who was to hand over Account 16, left on 2026-03-15.');
  const other = await draftPair(database, rotationId, actor('anna'), [2, 17]);
  await submitTrade(database, other, TERMS, actor('anna'));
  await consentToTrade(database, other, YES, actor('ben'));
  const schedule = scheduleTrade(database, other, { effectiveDate: '2026-04-01', reason: null }, actor('anna'));
  await expect(schedule).rejects.toMatchObject({ code: 'trade.partyLeaves' });
});

test('of two workers that find a leaver at once one makes the conflict, and the managers are told of it', async () => {
  const { database } = cast;
  const id = await scheduled();
  asImport(database.raw, `update reps set end_date = '2026-03-15' where id = 7`);
  const system = {
    id: null,
    role: 'admin',
    repId: null,
    today: '2026-02-02',
    now: '2026-02-02T09:00:00.000Z',
  } as const;
  const found = await Promise.all([applyDueTrades(database, system), applyDueTrades(database, system)]);
  expect(found.flat()).toHaveLength(1);
  expect((await stateHistory(database.db, id)).filter(({ state }) => state === 'conflict')).toHaveLength(1);
  const told = database.raw.prepare(`select count(*) from notifications where kind = 'tradeConflict'`).pluck().get();
  expect(told).toBe(2);
});
