import { systemActor } from '../../src/app/actor';
import { check } from '../../src/app/check/check';
import { type Resolution, resolveDifference } from '../../src/app/differences/resolveDifference';
import { addDays } from '../../src/shared/calendar';
import { findDifference } from '../../src/storage/accounts/differences';
import { type Desk, openDesk, SMALL, TODAY } from '../imports/desk';
import { difference, tradeInEffect } from './differenceCast';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
  await desk.bring(SMALL);
  tradeInEffect(desk.database, '2025-10-01');
  await desk.bring(SMALL);
});
afterEach(() => desk.close());

const spells = (account: string): unknown[] =>
  desk.database.raw
    .prepare(
      `select r.external_id || ' ' || x.from_date || ' ' || coalesce(x.to_date, 'open') || ' ' || x.origin
       from assignments x join accounts a on a.id = x.account_id join reps r on r.id = x.rep_id
       where a.external_id = ? order by x.from_date`,
    )
    .pluck()
    .all(account);
const decide = (account: string, decision: Resolution['decision'], day?: string) =>
  resolveDifference(
    desk.database,
    difference(desk.database, account),
    { decision, reason: 'I asked', day },
    desk.actor,
  );
const openRows = (): unknown => desk.one('select count(*) from ledger_differences where resolved_at is null');
const version = (): unknown => desk.one('select data_version from company');
const ownedBy = (owner: string): Record<string, string> => ({
  'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id\nA1,Alpha,North,Mid,Steel,1000.00,${owner}\n`,
});
const problems = async (): Promise<string[]> => (await check(desk.database)).flatMap((part) => part.problems);

test('the ledger is right: nothing moves, and the same difference is not listed again', async () => {
  const before = spells('A1');
  const known = version();
  await decide('A1', 'ledger');
  expect(spells('A1')).toEqual(before);
  expect(version()).toBe(known);
  expect(openRows()).toBe(1);
  await desk.bring(SMALL);
  expect(openRows()).toBe(1);
  expect(await problems()).toEqual([]);
});

test('after the CRM followed, the old owner in it is a new difference', async () => {
  await decide('A1', 'ledger');
  await decide('A2', 'ledger');
  await desk.bring(ownedBy('R2'));
  expect(openRows()).toBe(0);
  await desk.bring(SMALL);
  expect(openRows()).toBe(1);
  expect(difference(desk.database, 'A1')).toBeGreaterThan(0);
});

test('a third owner in the CRM takes the place of the difference that is open', async () => {
  const first = difference(desk.database, 'A1');
  await desk.bring(ownedBy('M'));
  expect((await findDifference(desk.database.db, first))?.resolution).toBe('A later import shows another difference.');
  const second = await findDifference(desk.database.db, difference(desk.database, 'A1'));
  expect(second).toMatchObject({ crmRep: 'Maja', ledgerRep: 'Rui', tradeNumber: 1, tradeDay: '2025-10-01' });
});

test('the CRM is right: the ledger follows from the day, history stays, the analysis is asked for', async () => {
  const known = version() as number;
  await decide('A1', 'crm', '2026-01-10');
  expect(spells('A1')).toEqual([
    'R2 2021-01-01 2022-07-01 import',
    'R1 2022-07-01 2025-10-01 import',
    'R2 2025-10-01 2026-01-10 trade',
    'R1 2026-01-10 open import',
  ]);
  expect(version()).toBe(known + 1);
  expect(desk.one(`select count(*) from jobs where kind = 'analysis' and state = 'queued'`)).toBe(1);
  await decide('A2', 'crm');
  expect(spells('A2').at(-1)).toBe(`R2 ${TODAY} open import`);
  expect(desk.one(`select count(*) from jobs where kind = 'analysis'`)).toBe(1);
  expect(await problems()).toEqual([]);
  await desk.bring(SMALL);
  expect([openRows(), spells('A1').length]).toEqual([0, 4]);
});

test('the CRM is right that nobody owns it: the spell just ends, and a later owner is a difference again', async () => {
  const rows = 'account_id,rep_id,start_date,end_date\nA1,R1,2022-07-01,2025-12-31\n';
  await desk.bring({ 'assignments.csv': rows });
  await decide('A1', 'crm');
  expect(spells('A1').at(-1)).toBe(`R2 2025-10-01 ${TODAY} trade`);
  await desk.bring(ownedBy('M'));
  await decide('A1', 'crm');
  expect(spells('A1').at(-1)).toBe(`M ${TODAY} open import`);
  expect(await problems()).toEqual([]);
});

test.each([
  ['2025-10-01', 'difference.tooEarly'],
  ['2024-01-01', 'difference.tooEarly'],
  [addDays(TODAY, 1), 'difference.day'],
  ['2026-02-30', 'difference.day'],
])('a first day of %s is refused with %s, and nothing is written', async (day, code) => {
  const before = desk.everything();
  await expect(decide('A1', 'crm', day)).rejects.toMatchObject({ code, details: { field: 'day' } });
  expect([openRows(), desk.everything()]).toEqual([2, before]);
});

test('what is in an open trade, changed meanwhile, owned by a leaver or decided is refused', async () => {
  const { raw } = desk.database;
  raw.exec(`update reps set end_date = '2025-12-31' where external_id = 'R1'`);
  await expect(decide('A1', 'crm')).rejects.toMatchObject({ code: 'difference.repLeft' });
  await decide('A1', 'crm', '2025-12-31');
  raw.exec(`update trades set state = 'scheduled'`);
  await expect(decide('A2', 'crm')).rejects.toMatchObject({
    code: 'difference.openTrade',
    message: expect.stringContaining('Beta is in trade 1, which is still open'),
  });
  raw.exec(`update trades set state = 'in_effect'; update assignments set to_date = '2026-01-01'
    where to_date is null and account_id = (select id from accounts where external_id = 'A2')`);
  await expect(decide('A2', 'crm')).rejects.toMatchObject({ code: 'difference.ledgerChanged' });
  const id = difference(desk.database, 'A2');
  const again = () => resolveDifference(desk.database, id, { decision: 'ledger', reason: 'fine' }, desk.actor);
  await again();
  await expect(again()).rejects.toMatchObject({ code: 'difference.resolved', kind: 'conflict' });
  const nothing = { decision: 'ledger', reason: '  a ' } as const;
  await expect(resolveDifference(desk.database, id, nothing, desk.actor)).rejects.toMatchObject({ kind: 'invalid' });
  const unknown = resolveDifference(desk.database, 999, { ...nothing, reason: 'fine' }, systemActor(TODAY, TODAY));
  await expect(unknown).rejects.toMatchObject({ kind: 'notFound' });
});

test('each decision is one audit event with what it was about', async () => {
  await decide('A1', 'crm');
  const payload = desk.one(`select p.payload from audit_events e join audit_payloads p on p.seq = e.seq
    where action = 'difference.resolved'`);
  expect(JSON.parse(payload as string)).toMatchObject({
    name: 'Alpha',
    decision: 'crm',
    ownerFrom: TODAY,
    reason: 'I asked',
    tradeNumber: 1,
  });
});
