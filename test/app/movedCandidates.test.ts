import { candidatesNotSwapped } from '../../src/storage/outcomes/outcomePages';
import { listCandidates, sumCandidates } from '../../src/storage/rotations/rotationPagesCandidates';
import { getRotation } from '../../src/storage/rotations/rotations';
import { asImport } from '../asImport';
import { tempDatabase } from '../tempDatabase';
import { fillSwapCast } from './swapCast';

/** The rotation of the swap cast has candidates 1, 2, 5 and 16; 2 and 16 were swapped by a trade of its own. */
let database: Awaited<ReturnType<typeof tempDatabase>>;
beforeEach(async () => {
  database = await tempDatabase();
  await fillSwapCast(database);
  database.raw.exec(`update rotations set effective_date = '2025-04-01'`);
});
afterEach(() => database.remove());

/** Another owner as an import shows it. */
function handOver(accountId: number, day: string): void {
  database.raw
    .prepare(`update assignments set to_date = ? where account_id = ? and role = 'owner' and to_date is null`)
    .run(day, accountId);
  asImport(
    database.raw,
    `insert into assignments (account_id, rep_id, role, from_date, origin) values (?, 9, 'owner', ?, 'import')`,
    ...[accountId, day],
  );
}

const order = { column: 'name', descending: false, limit: 10, offset: 0 } as const;
async function found(withMoved: boolean): Promise<[number, boolean][]> {
  const rotation = (await getRotation(database.db, 'rotation-2025'))!;
  const rows = await listCandidates(database.db, { rotation, within: null }, order, withMoved);
  return rows.map((row) => [row.accountId, row.moved]);
}
async function counted() {
  const rotation = (await getRotation(database.db, 'rotation-2025'))!;
  const { accounts, moved } = await sumCandidates(database.db, { rotation, within: null });
  return { accounts, moved };
}

test('what changed hands after the cut-off is marked, counts apart, and is not compared with', async () => {
  expect(await counted()).toEqual({ accounts: 4, moved: 0 });
  handOver(5, '2025-02-01');
  expect(await counted()).toEqual({ accounts: 3, moved: 1 });
  expect(await found(true)).toEqual([
    [1, false],
    [16, false],
    [2, false],
    [5, true],
  ]);
  expect((await found(false)).map(([id]) => id)).toEqual([1, 16, 2]);
  expect(await candidatesNotSwapped(database.db, 'rotation-2025')).toEqual([1]);
});

test('what changed hands up to the cut-off or from the day of effect on was a candidate that day', async () => {
  handOver(5, '2024-12-31');
  handOver(1, '2025-04-01');
  expect(await counted()).toEqual({ accounts: 4, moved: 0 });
  expect(await candidatesNotSwapped(database.db, 'rotation-2025')).toEqual([1, 5]);
});

test('a customer group goes with its member; an owner lost counts too', async () => {
  database.raw.exec(
    `update account_analyses set group_id = 1 where analysis_id = 'analysis-2025' and account_id in (1, 6)`,
  );
  asImport(database.raw, `update assignments set to_date = '2025-03-01' where account_id = 6 and role = 'owner'`);
  expect(await counted()).toEqual({ accounts: 3, moved: 1 });
  expect(await candidatesNotSwapped(database.db, 'rotation-2025')).toEqual([5]);
});

test('an account whose growth is not known comes last, whichever way the list goes', async () => {
  database.raw.exec(
    'update account_analyses set growth = case when account_id = 5 then null else account_id / 100.0 end',
  );
  const rotation = (await getRotation(database.db, 'rotation-2025'))!;
  for (const descending of [true, false]) {
    const by = { ...order, column: 'growth', descending } as const;
    const rows = await listCandidates(database.db, { rotation, within: null }, by, false);
    expect(rows.map((row) => row.accountId).at(-1)).toBe(5);
  }
});
