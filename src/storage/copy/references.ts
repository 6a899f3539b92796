import { sql } from 'kysely';
import type { Db, Trx } from '../database';
import { onPostgres } from '../dialect/engine';

/** On PostgreSQL: takes all references away, so that rows may come in parts. @returns the statements that bring them back */
export async function dropReferences(trx: Trx): Promise<string[]> {
  if (!onPostgres(trx)) return [];
  const { rows } = await sql<{ gone: string; back: string }>`
    select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as gone,
      format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as back
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where n.nspname = current_schema() and c.contype = 'f' and c.conparentid = 0 order by 1`.execute(trx);
  for (const { gone } of rows) await sql.raw(gone).execute(trx);
  return rows.map(({ back }) => back);
}

/** Brings the references back; every row is looked at. @throws where a row refers to none */
export async function bringReferencesBack(trx: Trx, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(trx);
}

/** Years of revenue get partitions of their own before their rows come. */
export async function makeYears(trx: Trx, years: readonly string[]): Promise<void> {
  if (!onPostgres(trx)) return;
  for (const year of years.filter((one) => /^\d{4}$/.test(one))) {
    const next = String(Number(year) + 1).padStart(4, '0');
    await sql
      .raw(
        `create table if not exists revenue_${year} partition of revenue for values from ('${year}-01') to ('${next}-01')`,
      )
      .execute(trx);
  }
}

/** The years of which a database has revenue. */
export async function yearsOfRevenue(db: Db): Promise<string[]> {
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select min(month) as first, max(month) as last from revenue`.execute(db);
  const [{ first, last }] = rows;
  if (first === null || last === null) return [];
  const years: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const there = await db
      .selectFrom('revenue')
      .select('month')
      .where('month', '>=', `${year}-01`)
      .where('month', '<=', `${year}-12`)
      .limit(1)
      .executeTakeFirst();
    if (there) years.push(String(year));
  }
  return years;
}
