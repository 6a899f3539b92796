import fc from 'fast-check';
import { undoImport } from '../../src/app/imports/undoImport';
import { keepNamesApart, mergeNames, undoNames } from '../../src/app/names/decideNames';
import { namesToDecide } from '../../src/app/names/proposals';
import { type Desk, openDesk, TODAY } from '../imports/desk';
import { rowsOf } from '../triggers';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const COMPANY = {
  'reps.csv': 'rep_id,name,email,manager_id,region,hire_date\nR1,Rosa,,,North,\nR2,Rui,,,South,\n',
  'accounts.csv': `account_id,name,region,segment,industry,annual_potential,owner_id,parent_id
A1,Globex Inc,North,Mid,,,R1,
A2,Globex,South,Mid,,,R2,
A3,Other,South,Mid,,,R2,A2
A4,Othex Ltd,South,Mid,,,,
A5,Othex,South,Mid,,,R2,
`,
  'assignments.csv':
    'account_id,rep_id,start_date,end_date\nA1,R1,2021-01-01,\nA2,R2,2021-01-01,\nA3,R2,2021-01-01,\nA5,R2,2022-01-01,\n',
  'revenue.csv': `account_id,month,category,amount,rep_id,margin
A1,2024-01,GTX Pro,100.00,R1,10.00
A2,2024-01,GTX Pro,50.00,R1,
A2,2024-01,GTXPro,7.00,R1,1.00
A2,2024-02,GTXPro,30.00,R2,
A3,2024-02,Nuts,5.00,R2,
`,
};
const ids = (table: string, column: string, ...names: string[]): number[] =>
  names.map((name) => desk.one(`select id from ${table} where ${column} = '${name}'`) as number);
const accounts = (...names: string[]): number[] => ids('accounts', 'external_id', ...names);
const merge = (noun: 'account' | 'category', [keptId, otherId]: number[]) =>
  mergeNames(desk.database, { noun, keptId, otherId, score: 90 }, desk.actor);
const state = (): unknown =>
  (desk.everything() as unknown[]).slice(0, -1).concat([rowsOf(desk.database, 'merged_revenue')]);
const revenue = (): unknown =>
  desk.all(`select a.external_id a, month m, c.name c, seller_id s, amount_cents v, margin_cents g from revenue r
    join accounts a on a.id = r.account_id join categories c on c.id = r.category_id order by 1, 2, 3, 4`);

test('names that may be one are proposed with score and evidence, the larger first; duplicates too', async () => {
  await desk.bring(COMPANY);
  const { proposals, total } = await namesToDecide(desk.database, TODAY);
  expect(total).toBe(3);
  expect(proposals[0]).toMatchObject({ noun: 'category', score: 98, names: [{ name: 'GTX Pro' }, { name: 'GTXPro' }] });
  expect(proposals[1]).toMatchObject({
    noun: 'account',
    score: 90,
    names: [
      {
        name: 'Globex Inc',
        externalId: 'A1',
        region: 'North',
        owner: 'Rosa',
        revenueCents: 10_000,
        firstMonth: '2024-01',
      },
      { name: 'Globex', externalId: 'A2', region: 'South', owner: 'Rui', revenueCents: 8_700, lastMonth: '2024-02' },
    ],
  });
});

test('a merge makes one of two, to the cent; undone, everything is exactly as before', async () => {
  await desk.bring(COMPANY);
  const before = state();
  const [r1, r2] = ids('reps', 'external_id', 'R1', 'R2');
  const first = await merge('account', accounts('A1', 'A2'));
  const second = await merge('category', ids('categories', 'name', 'GTX Pro', 'GTXPro'));
  expect(revenue()).toEqual([
    { a: 'A1', m: '2024-01', c: 'GTX Pro', s: r1, v: 15_700, g: 1_100 },
    { a: 'A1', m: '2024-02', c: 'GTX Pro', s: r2, v: 3_000, g: null },
    { a: 'A3', m: '2024-02', c: 'Nuts', s: r2, v: 500, g: null },
  ]);
  expect(
    desk.all(
      "select external_id x from accounts where parent_id is not null and parent_id = (select id from accounts where external_id = 'A1')",
    ),
  ).toEqual([{ x: 'A3' }]);
  expect(desk.one(`select count(*) from assignments where account_id = ${accounts('A2')[0]}`)).toBe(0);
  expect((await namesToDecide(desk.database, TODAY)).total).toBe(1);
  // Not the last one first: the second stands on top of it.
  await undoNames(desk.database, first, desk.actor);
  await undoNames(desk.database, second, desk.actor);
  expect(state()).toEqual(before);
  expect((await namesToDecide(desk.database, TODAY)).total).toBe(3);
  expect(desk.all("select action from audit_events where subject_type = 'names' order by seq")).toHaveLength(4);
});

test('owners of the other count where the kept account has none', async () => {
  await desk.bring(COMPANY);
  const before = state();
  const [kept, other] = accounts('A4', 'A5');
  const id = await merge('account', [kept, other]);
  expect(desk.all(`select account_id a, from_date f from assignments where account_id in (${kept}, ${other})`)).toEqual(
    [{ a: kept, f: '2022-01-01' }],
  );
  await undoNames(desk.database, id, desk.actor);
  expect(state()).toEqual(before);
});

test('later imports apply the merge, also files that bring only one of the two; their preview says what they write', async () => {
  await desk.bring(COMPANY);
  await merge('account', accounts('A1', 'A2'));
  const again = await desk.stage(COMPANY);
  expect(again.summary.files.map(({ added, changed }) => added + changed)).toEqual([0, 0, 0, 0]);
  const only = {
    'revenue.csv': 'account_id,month,category,amount,rep_id\nA2,2024-01,GTX Pro,60.00,R1\nA2,2024-03,Nuts,1.00,R2\n',
  };
  const { summary, id } = await desk.stage(only);
  expect(summary.files[0]).toMatchObject({ added: 1, changed: 1 });
  expect((await desk.commit(id)).files[0]).toMatchObject({ added: 1, changed: 1 });
  expect(revenue()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ a: 'A1', m: '2024-01', c: 'GTX Pro', v: 16_000 }),
      expect.objectContaining({ a: 'A1', m: '2024-03', v: 100 }),
    ]),
  );
  const merged = state();
  await undoImport(desk.database, id, desk.actor);
  await desk.bring(only);
  expect(revenue()).toEqual(expect.arrayContaining([expect.objectContaining({ a: 'A1', m: '2024-01', v: 16_000 })]));
  expect(state()).toEqual(merged);
});

test('two names kept apart are not proposed again, until that is undone', async () => {
  await desk.bring(COMPANY);
  const [keptId, otherId] = accounts('A2', 'A1');
  const id = await keepNamesApart(desk.database, { noun: 'account', keptId, otherId, score: 90 }, desk.actor);
  expect((await namesToDecide(desk.database, TODAY)).total).toBe(2);
  await undoNames(desk.database, id, desk.actor);
  expect((await namesToDecide(desk.database, TODAY)).total).toBe(3);
});

test('an account in a trade is not merged; an import is not taken back below a merge', async () => {
  await desk.bring(COMPANY);
  const [a1] = accounts('A1');
  const [r1] = ids('reps', 'external_id', 'R1');
  desk.database.raw.exec(`
    insert into rotations (id, name, as_of, data_through, cut_off, effective_date, policy, created_at)
      values ('rot', 'Autumn', '2025-Q2', '2025-06', '2025-06-30', '2025-10-01', '{}', '2025-01-01');
    insert into trades (id, number, rotation_id, swap_id, kind, state, expected_cents, created_at)
      values ('t1', 12, 'rot', 's1', 'pair', 'submitted', 0, '2025-01-01');
    insert into trade_legs (trade_id, account_id, group_id, to_rep_id, t4q_cents, headroom_cents, gain_cents, loss_cents, expected_cents)
      values ('t1', ${a1}, ${a1}, ${r1}, 0, 0, 0, 0, 0)`);
  const before = state();
  await expect(merge('account', accounts('A2', 'A1'))).rejects.toThrow('part of trade 12');
  expect(state()).toEqual(before);
  desk.database.raw.exec("update trades set state = 'withdrawn'");
  await merge('account', accounts('A1', 'A2'));
  await expect(merge('account', accounts('A3', 'A2'))).rejects.toMatchObject({ code: 'names.unknown' });
  const id = desk.one('select id from imports') as string;
  await expect(undoImport(desk.database, id, desk.actor)).rejects.toThrow('Names were merged or kept apart');
});

test('however names are merged and imports come between, no cent is lost and the way back is exact', async () => {
  const row = fc.tuple(
    fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5'),
    fc.constantFrom('01', '02'),
    fc.constantFrom('X', 'Y', 'Z'),
    fc.integer({ min: -9999, max: 9999 }),
  );
  const rows = fc.uniqueArray(row, { selector: ([a, m, c]) => `${a}${m}${c}`, minLength: 1, maxLength: 12 });
  const step = fc.oneof(
    fc.record({ merge: fc.tuple(fc.nat(4), fc.nat(4)) }),
    fc.record({ undo: fc.nat(3) }),
    fc.record({ rows }),
  );
  const file = (list: [string, string, string, number][]): string =>
    `account_id,month,category,amount,rep_id\n${list.map(([a, m, c, v]) => `${a},2024-${m},${c},${(v / 100).toFixed(2)},`).join('\n')}\n`;
  await fc.assert(
    fc.asyncProperty(rows, fc.array(step, { maxLength: 6 }), async (first, steps) => {
      const apart = await openDesk();
      const one = await openDesk();
      try {
        for (const each of [apart, one]) await each.bring({ ...COMPANY, 'revenue.csv': file(first) });
        const all = one.all('select id from accounts order by id') as { id: number }[];
        const made: number[] = [];
        for (const each of steps) {
          if ('rows' in each) for (const to of [apart, one]) await to.bring({ 'revenue.csv': file(each.rows) });
          else if ('merge' in each) {
            const [keptId, otherId] = each.merge.map((i) => all[i].id);
            const names = { noun: 'account' as const, keptId, otherId, score: null };
            await mergeNames(one.database, names, one.actor).then(
              (id) => made.push(id),
              (error) => expect(error.code).toMatch(/^names\./),
            );
          } else if (made.length > 0) {
            const [id] = made.splice(each.undo % made.length, 1);
            await undoNames(one.database, id, one.actor);
          }
          const sum = 'select sum(amount_cents) from revenue';
          expect(one.one(sum)).toBe(apart.one(sum));
        }
        for (const id of made) await undoNames(one.database, id, one.actor);
        const tables = (from: Desk): unknown =>
          ['accounts', 'assignments', 'revenue'].map((table) => rowsOf(from.database, table));
        expect(tables(one)).toEqual(tables(apart));
      } finally {
        await apart.close();
        await one.close();
      }
    }),
    // Each run makes two databases, which takes its time on a server.
    { seed: 20260115, numRuns: process.env.TEST_DATABASE === 'postgres' ? 4 : 12 },
  );
}, 180_000);
