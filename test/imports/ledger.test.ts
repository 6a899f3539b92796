import { systemActor } from '../../src/app/actor';
import { resolveDifference } from '../../src/app/differences/resolveDifference';
import { ownerDataDay } from '../../src/storage/accounts/ledger';
import { auditProblems } from '../../src/storage/audit/auditProblems';
import { type Desk, fileOf, NOW, openDesk, SMALL } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const assignments = (...rows: string[]): string => `account_id,rep_id,start_date,end_date\n${rows.join('\n')}\n`;
const accounts = (...rows: string[]): string =>
  `account_id,name,region,segment,industry,annual_potential,owner_id\n${rows.join('\n')}\n`;
const ledger = (): unknown[] =>
  desk.all(
    `select a.external_id || ' ' || r.external_id || ' ' || x.from_date || ' ' || coalesce(x.to_date, 'open') as spell
     from assignments x join accounts a on a.id = x.account_id join reps r on r.id = x.rep_id
     where role = 'owner' order by 1`,
  );
const spells = (...list: string[]): unknown[] => list.map((spell) => ({ spell }));

/** A trade in effect since 2025-10-01 that moved A1 from R1 to R2 and A2 from R2 to R1. */
function trade(): void {
  const { raw } = desk.database;
  raw.exec(`
    insert into rotations (id, name, as_of, data_through, cut_off, effective_date, policy, created_at)
      values ('rot', 'Autumn', '2025-Q2', '2025-06', '2025-06-30', '2025-10-01', '{}', '${NOW}');
    insert into trades (id, number, rotation_id, swap_id, kind, state, expected_cents, crm_state, created_at)
      values ('t1', 1, 'rot', 's1', 'pair', 'in_effect', 0, 'exported', '${NOW}')`);
  for (const [account, from, to] of [
    ['A1', 'R1', 'R2'],
    ['A2', 'R2', 'R1'],
  ]) {
    const id = desk.one(`select id from accounts where external_id = '${account}'`);
    const rep = (name: string): unknown => desk.one(`select id from reps where external_id = '${name}'`);
    raw.exec(`
      update assignments set to_date = '2025-10-01', closed_by_trade = 't1' where account_id = ${id} and to_date is null;
      insert into assignments (account_id, rep_id, role, from_date, origin, opened_by_trade)
        values (${id}, ${rep(to)}, 'owner', '2025-10-01', 'trade', 't1');
      insert into trade_legs (trade_id, account_id, group_id, from_rep_id, to_rep_id, t4q_cents, headroom_cents,
        gain_cents, loss_cents, expected_cents) values ('t1', ${id}, ${id}, ${rep(from)}, ${rep(to)}, 0, 0, 0, 0, 0)`);
  }
}

/** The audit events of an action, oldest first. */
function events(action: string): { subject: string; payload: Record<string, unknown> }[] {
  const rows = desk.all(
    `select subject_id as subject, payload from audit_events join audit_payloads using (seq)
     where action = '${action}' order by seq`,
  ) as { subject: string; payload: string }[];
  return rows.map(({ subject, payload }) => ({ subject, payload: JSON.parse(payload) }));
}

test('assignments.csv replaces the history that imports wrote, for the accounts that it names', async () => {
  await desk.bring(SMALL);
  const summary = await desk.bring({
    'assignments.csv': assignments('A1,R2,2021-01-01,2022-05-31', 'A1,R1,2022-07-01,'),
  });
  expect(fileOf(summary, 'assignments')).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
  expect(ledger()).toEqual(spells('A1 R1 2022-07-01 open', 'A1 R2 2021-01-01 2022-06-01', 'A2 R2 2021-01-01 open'));
});

test('a spell whose end moves into the place of another one is written in the right order', async () => {
  await desk.bring(SMALL);
  await desk.bring({ 'assignments.csv': assignments('A1,R1,2021-01-01,2023-01-31', 'A1,R2,2023-02-01,') });
  expect(ledger().slice(0, 2)).toEqual(spells('A1 R1 2021-01-01 2023-02-01', 'A1 R2 2023-02-01 open'));
});

test('a traded account keeps its ledger while the files show the old owner; it is listed once', async () => {
  await desk.bring(SMALL);
  trade();
  const before = ledger();
  const { summary } = await desk.stage(SMALL);
  expect(summary.ledger).toMatchObject({ differences: 2, confirmedTrades: 0 });
  for (let times = 0; times < 2; times++) await desk.bring(SMALL);
  expect(ledger()).toEqual(before);
  expect(
    desk.all(
      `select a.external_id account, c.external_id crm, l.external_id ledger, trade_id from ledger_differences d
       join accounts a on a.id = d.account_id join reps c on c.id = crm_rep_id join reps l on l.id = ledger_rep_id order by 1`,
    ),
  ).toEqual([
    { account: 'A1', crm: 'R1', ledger: 'R2', trade_id: 't1' },
    { account: 'A2', crm: 'R2', ledger: 'R1', trade_id: 't1' },
  ]);
  expect(desk.one('select crm_state from trades')).toBe('exported');
});

test('a trade is confirmed when the files show every new owner, and its differences are resolved', async () => {
  await desk.bring(SMALL);
  trade();
  await desk.bring(SMALL);
  const before = ledger();
  await desk.bring({ 'accounts.csv': accounts('A1,Alpha,North,Mid,Steel,1000.00,R2') });
  expect(desk.one('select crm_state from trades')).toBe('exported');
  expect(desk.one('select count(*) from ledger_differences where resolved_at is null')).toBe(1);
  const summary = await desk.bring({
    'assignments.csv': assignments('A1,R1,2022-07-01,2025-09-30', 'A1,R2,2025-10-01,', 'A2,R1,2025-10-02,'),
  });
  expect(summary.ledger.confirmedTrades).toBe(1);
  expect(desk.one('select crm_state from trades')).toBe('confirmed');
  expect(events('trade.crmConfirmed')).toEqual([{ subject: 't1', payload: expect.objectContaining({ number: 1 }) }]);
  expect(desk.one('select count(*) from ledger_differences where resolved_at is null')).toBe(0);
  expect(ledger()).toEqual(before);
});

test('each difference that an import closes, and each decision that it overtakes, is an event of its own', async () => {
  await desk.bring(SMALL);
  trade();
  await desk.bring(SMALL);
  const ofAccount = (name: string): number =>
    desk.one(
      `select d.id from ledger_differences d join accounts a on a.id = d.account_id where a.name = '${name}'`,
    ) as number;
  const decision = { decision: 'ledger', reason: 'Agreed by phone' } as const;
  await resolveDifference(desk.database, ofAccount('Beta'), decision, desk.actor);
  expect([events('difference.settled'), events('difference.lapsed')]).toEqual([[], []]);
  await desk.bring({ 'assignments.csv': assignments('A1,R2,2025-10-01,', 'A2,R1,2025-10-01,') });
  expect(events('difference.settled')).toEqual([
    {
      subject: String(ofAccount('Alpha')),
      payload: expect.objectContaining({
        name: 'Alpha',
        tradeNumber: 1,
        resolution: "The files show the ledger's owner.",
      }),
    },
  ]);
  expect(events('difference.lapsed')).toMatchObject([{ payload: { name: 'Beta', resolution: 'Agreed by phone' } }]);
  expect(await auditProblems(desk.database.db)).toEqual([]);
  await desk.bring(SMALL);
  expect(events('difference.settled')).toHaveLength(1);
});

test('owner_id alone: owned from the first revenue, from the hire date if that is later, else from today', async () => {
  const { 'assignments.csv': _, ...files } = SMALL;
  const summary = await desk.bring({
    ...files,
    'reps.csv': 'rep_id,name,email,manager_id,region,hire_date\nR1,Rosa,,,,2024-01-15\nR2,Rui,,,,\n',
    'accounts.csv': accounts('A1,Alpha,,,,,R1', 'A2,Beta,,,,,R2', 'A3,Gamma,,,,,', 'A4,Delta,,,,,R1', 'A5,Eps,,,,,R2'),
  });
  expect(summary.ledger.fromOwnerId).toBe(4);
  expect(ledger()).toEqual(
    spells('A1 R1 2024-01-15 open', 'A2 R2 2024-01-01 open', 'A4 R1 2024-01-15 open', 'A5 R2 2026-01-15 open'),
  );
});

test('another owner_id changes the owner today, if no assignments.csv came along', async () => {
  await desk.bring(SMALL);
  const moved = accounts('A1,Alpha,North,Mid,Steel,1000.00,R2');
  const both = await desk.stage({ 'accounts.csv': moved, 'assignments.csv': assignments('A2,R2,2021-01-01,') });
  expect(both.summary.ledger.ownerChanges).toBe(0);
  expect(both.summary.warnings.join()).toContain('1 account has another owner_id');
  const summary = await desk.bring({ 'accounts.csv': moved });
  expect(summary.ledger.ownerChanges).toBe(1);
  expect(ledger().slice(0, 3)).toEqual(
    spells('A1 R1 2022-07-01 2026-01-15', 'A1 R2 2021-01-01 2022-07-01', 'A1 R2 2026-01-15 open'),
  );
  const actor = systemActor('2026-02-01', NOW);
  expect((await desk.bring({ 'accounts.csv': moved }, { actor })).ledger.ownerChanges).toBe(0);
});

test('assignments.csv beats owner_id, with a warning', async () => {
  const summary = await desk.bring({
    ...SMALL,
    'accounts.csv': SMALL['accounts.csv'].replace('Steel,1000.00,R1', 'Steel,1000.00,R2'),
  });
  expect(summary.warnings[0]).toContain('1 account has another owner_id');
  expect(ledger()).toContainEqual({ spell: 'A1 R1 2022-07-01 open' });
});

test('revenue alone does not make the owners look fresh; accounts do, even unchanged', async () => {
  await desk.bring(SMALL);
  expect(await ownerDataDay(desk.database.db)).toBe('2026-01-15');
  desk.database.raw.exec(`update imports set owners_at = '2025-06-01T00:00:00.000Z'`);
  await desk.bring({ 'revenue.csv': SMALL['revenue.csv'].replace('100.00', '150.00') });
  expect(await ownerDataDay(desk.database.db)).toBe('2025-06-01');
  await desk.bring({ 'accounts.csv': SMALL['accounts.csv'] });
  expect(await ownerDataDay(desk.database.db)).toBe('2026-01-15');
});
