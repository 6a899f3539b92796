import type Sqlite from 'better-sqlite3';
import type { OwnerChange, OwnerSpell } from '../../imports/ownerHistory';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';
import type { Staging } from './importStaging';

/** What a staging file and the database know of an account whose history is read. References are those of the staging file. */
export interface HistoryFacts {
  /** Day on which a list of accounts says that it was created. */
  created: Day | null;
  /** First day of its first month of revenue. */
  firstSale: Day | null;
  present: number | null;
  /** Owner spells that imports wrote before. */
  spells: OwnerSpell[];
}

/** Changes of owners on their way to become spells, in the staging file. */
export class OwnerHistory {
  readonly #addChange: Sqlite.Statement;
  readonly #addCreated: Sqlite.Statement;
  readonly #handle: Sqlite.Database;

  constructor(
    { handle }: Staging,
    private readonly db: Db,
  ) {
    this.#handle = handle;
    handle.exec(`
      create table owner_changes (account integer not null, at text not null, day text not null, before integer, after integer, by_id integer not null);
      create index owner_changes_by_account on owner_changes (account);
      create table accounts_created (account integer primary key, day text not null)`);
    this.#addChange = handle.prepare('insert into owner_changes values (?, ?, ?, ?, ?, ?)');
    this.#addCreated = handle.prepare('insert or ignore into accounts_created values (?, ?)');
  }

  add(account: number, { at, day, before, after, byId }: OwnerChange): void {
    this.#addChange.run(account, at, day, before, after, byId ? 1 : 0);
  }

  noteCreated(account: number, day: Day): void {
    this.#addCreated.run(account, day);
  }

  /** References of the accounts with changes. */
  accounts(): number[] {
    return this.#handle
      .prepare('select distinct account from owner_changes order by account')
      .pluck()
      .all() as number[];
  }

  changesOf(account: number): OwnerChange[] {
    const rows = this.#handle
      .prepare('select at, day, before, after, by_id as byId from owner_changes where account = ?')
      .all(account) as (Omit<OwnerChange, 'byId'> & { byId: number })[];
    return rows.map((row) => ({ ...row, byId: row.byId === 1 }));
  }

  async factsOf(account: number): Promise<HistoryFacts> {
    const one = (sql: string): string | number | null =>
      (this.#handle.prepare(sql).pluck().get({ account }) as string | number | undefined) ?? null;
    const stored = await this.db
      .selectFrom('revenue')
      .select((e) => e.fn.min('month').as('month'))
      .where('account_id', '=', account)
      .executeTakeFirst();
    const months = [one('select min(month) from revenue where account_id = @account'), stored?.month ?? null].filter(
      (month) => month !== null,
    );
    return {
      created: one('select day from accounts_created where account = @account') as Day | null,
      firstSale: months.length > 0 ? `${months.sort()[0]}-01` : null,
      present: one('select owner_id from accounts where account_id = @account') as number | null,
      spells: await this.db
        .selectFrom('assignments')
        .select(['rep_id as rep', 'from_date as from', 'to_date as to'])
        .where('account_id', '=', account)
        .where('role', '=', 'owner')
        .where('origin', '=', 'import')
        .orderBy('from_date')
        .execute(),
    };
  }

  /** Stages the spells as a list of assignments would. */
  addSpells(account: number, spells: readonly OwnerSpell[]): void {
    const insert = this.#handle.prepare(
      `insert into assignments (account_id, rep_id, start_date, end_date, role) values (?, ?, ?, ?, 'owner')`,
    );
    for (const { rep, from, to } of spells) insert.run(account, rep, from, to);
  }
}
