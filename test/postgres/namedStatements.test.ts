import { sql } from 'kysely';
import { type Db, inTransaction } from '../../src/storage/database';
import { type TempDatabase, tempDatabase } from '../tempDatabase';

let temp: TempDatabase;
beforeEach(async () => {
  temp = await tempDatabase();
});
afterEach(() => temp.remove());

/** Asks every column there is, so that a new one changes the answer. */
const ask = (db: Db) => sql`select * from company where id = ${1}`.execute(db);
const askOften = async (db: Db, times = 5): Promise<void> => {
  for (let time = 0; time < times; time++) await ask(db);
};
const named = async (db: Db) =>
  (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)).rows.map(
    ({ statement }) => statement,
  );

test('what is asked over and over is known to the server by a name, what is asked once is not', async () => {
  await temp.db.connection().execute(async (db) => {
    await askOften(db);
    await sql`select 1 from reps where id = ${1}`.execute(db);
    expect(await named(db)).toEqual(['select * from company where id = $1']);
  });
});

test('no more than 300 statements get a name, nor long ones', async () => {
  await temp.db.connection().execute(async (db) => {
    const long = sql.raw(`select ${'1 + '.repeat(2_000)} 1`);
    for (let n = 0; n < 3; n++) await long.execute(db);
    for (let text = 0; text < 310; text++) for (let n = 0; n < 3; n++) await sql.raw(`select ${text}`).execute(db);
    expect(await named(db)).toHaveLength(300);
  });
});

test('where a migration gave a table another shape meanwhile, statements hold as before', async () => {
  await askOften(temp.db);
  temp.raw.exec('alter table company add column more text');
  expect((await ask(temp.db)).rows).toEqual([]);
  await askOften(temp.db);
  temp.raw.exec('alter table company add column yet_more text');
  const rows = await inTransaction(temp.db, async (trx) => (await ask(trx)).rows);
  expect(rows).toEqual([]);
});
