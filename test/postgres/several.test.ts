import { sql } from 'kysely';
import { type Database, inOwnTransaction, inTransaction, openDatabase } from '../../src/storage/database';
import { enqueueJob } from '../../src/storage/jobs/jobs';
import { claimJob } from '../../src/storage/jobs/jobsAtWork';
import { ensureCompany, findCompany } from '../../src/storage/people/company';
import { readSnapshot } from '../../src/storage/snapshot';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

const AT = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-01T00:01:00.000Z';

let database: TempDatabase;
/** Another process, as far as PostgreSQL is concerned. */
let other: Database;
beforeAll(async () => {
  database = await tempDatabase();
  other = openDatabase(database.url);
  await ensureCompany(database.db, { now: AT });
});
afterAll(async () => {
  await other.close();
  await database.remove();
});

test('who decides by what it read is never overtaken by another writer', async () => {
  const countUp = ({ db }: Database) =>
    inTransaction(db, async (trx) => {
      const { data_version } = await trx.selectFrom('company').select('data_version').executeTakeFirstOrThrow();
      await trx
        .updateTable('company')
        .set({ data_version: data_version + 1 })
        .execute();
    });
  await Promise.all(Array.from({ length: 40 }, (_, i) => countUp(i % 2 === 0 ? database : other)));
  expect((await findCompany(database.db))?.dataVersion).toBe(40);
});

test('workers that look at once take different jobs, also while somebody writes', async () => {
  for (let i = 0; i < 6; i++) await enqueueJob(database.db, { kind: 'analysis', payload: { i }, at: AT, by: null });
  const taken = await inTransaction(database.db, () =>
    Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        inOwnTransaction((i % 2 === 0 ? database : other).db, (trx) => claimJob(trx, `w${i}`, AT, LATER)),
      ),
    ),
  );
  const ids = taken.flatMap((job) => (job === null ? [] : [job.id]));
  expect(ids).toHaveLength(new Set(ids).size);
  expect(ids.length).toBeGreaterThan(0);
  for (;;) {
    const job = await inOwnTransaction(other.db, (trx) => claimJob(trx, 'last', AT, LATER));
    if (job === null) break;
    ids.push(job.id);
  }
  expect(new Set(ids).size).toBe(6);
});

test('a snapshot does not see what is committed meanwhile, and refuses writes', async () => {
  await readSnapshot(database, async (snapshot) => {
    const before = (await findCompany(snapshot.db))?.name;
    await other.db.updateTable('company').set({ name: 'Renamed' }).execute();
    expect((await findCompany(snapshot.db))?.name).toBe(before);
    await expect(snapshot.db.updateTable('company').set({ name: 'x' }).execute()).rejects.toThrow('read-only');
  });
  expect((await findCompany(database.db))?.name).toBe('Renamed');
});

test('a number that JavaScript would alter is an error, not another number', async () => {
  const tooLarge = sql`select 9007199254740993::bigint as n`.execute(database.db);
  await expect(tooLarge).rejects.toThrow('too large to be counted exactly');
  const { rows } = await sql<{
    n: number;
  }>`select sum(x) as n from (values (9007199254740990::bigint), (1)) v (x)`.execute(database.db);
  expect(rows[0].n).toBe(Number.MAX_SAFE_INTEGER);
});

test('an account has one owner a day, whoever writes', async () => {
  await sql`insert into reps (source, external_id, name, region) values ('t', 'r', 'Rae', '')`.execute(database.db);
  await sql`insert into accounts (source, external_id, name, segment, region, industry) values ('t', 'a', 'A', '', '', '')`.execute(
    database.db,
  );
  const owned = (from: string, to: string | null) =>
    sql`insert into assignments (account_id, rep_id, role, from_date, to_date, origin)
      select a.id, r.id, 'owner', ${from}, ${to}::text, 'import' from accounts a, reps r`.execute(other.db);
  await owned('2024-01-01', '2025-01-01');
  await owned('2025-01-01', null);
  await expect(owned('2024-06-01', '2024-07-01')).rejects.toThrow('only one owner a day');
  await expect(owned('2023-02-01', '2023-02-01')).rejects.toThrow('must end after it begins');
});
