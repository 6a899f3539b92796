import type { LedgerSummary } from '../../imports/summary';
import type { Day } from '../../shared/calendar';
import type { Bridge } from './bridge';
import { ledgerSteps } from './importLedgerSteps';
import type { RowCounts } from './importUpsert';

/**
 * What the staged rows mean for the ownership ledger. The steps fill temporary tables, so that a preview counts and a
 * commit writes exactly the same. Ids are those of the maps of importBridge: negative = not in the database yet.
 *
 * - assignments.csv states the whole history of the accounts (and roles) that it names; it replaces what imports
 *   wrote for them before.
 * - Spells from a history of owners do the same for the accounts that changed.
 * - owner_id counts only for accounts that assignments.csv does not name: without any spell they get a first one;
 *   with another owner in the ledger they change today, but only when no assignments.csv came along.
 * - Accounts that a trade moved keep their ledger: what the files say is compared with it, never written.
 */
export async function planLedger(bridge: Bridge, today: Day): Promise<void> {
  const withAssignments = bridge.staging.prepare(
    "select 1 from staged.files where kind = 'assignments' and derived = 0",
  );
  for (const [name, columns, rows] of ledgerSteps(withAssignments.get() !== undefined)) {
    await bridge.run(`drop table if exists temp.${name}`);
    await bridge.run(`create temp table ${name} (${columns})`);
    await bridge.run(`insert into temp.${name} ${rows}`, { today });
    await bridge.filled(`temp.${name}`);
  }
}

/** Counts of assignments.csv: a spell whose first day stays and whose end moves is changed. */
export async function ledgerRowCounts(bridge: Bridge): Promise<RowCounts> {
  const count = async (sql: string): Promise<number> => (await bridge.one<number>(sql))!;
  const total = await count('select count(*) from temp.stated');
  const fresh = await count('select count(*) from temp.spell_new');
  const changed = await count(
    `select count(*) from temp.spell_new n where exists (
       select 1 from temp.spell_gone g join main.assignments x on x.id = g.id
       where x.account_id = n.account_id and x.role = n.role and x.rep_id = n.rep_id and x.from_date = n.from_date)`,
  );
  return { added: fresh - changed, changed, unchanged: total - fresh };
}

/** What the plan does beyond the rows of assignments.csv. */
export async function ledgerSummary(bridge: Bridge): Promise<LedgerSummary> {
  const count = async (table: string): Promise<number> =>
    (await bridge.one<number>(`select count(*) from temp.${table}`))!;
  return {
    fromOwnerId: await count('first_spell'),
    ownerChanges: await count('owner_change'),
    differences: await count('difference'),
    confirmedTrades: await count('confirmed'),
  };
}

/** What an import did beyond its rows, each of which is an event of its own. */
export interface LedgerEffects {
  confirmedTrades: { id: string; number: number }[];
  /** Ids of differences that were open. */
  settledDifferences: number[];
  /** Ids of differences decided for the ledger where the CRM shows something else again. */
  lapsedDecisions: number[];
}

/** Writes the plan made by `planLedger`; call it in the transaction of the commit, once every id is known. */
export async function writeLedger(bridge: Bridge, importId: string, now: string, today: Day): Promise<LedgerEffects> {
  const insert = `insert into main.assignments (account_id, rep_id, role, from_date, to_date, origin, start_known)`;
  await bridge.run('delete from main.assignments where id in (select id from temp.spell_gone)');
  await bridge.run(
    // Joined and not asked for each spell: the map has no index by id, and a join makes its own.
    `${insert} select n.account_id, n.rep_id, n.role, n.from_date, n.to_date, 'import',
       case when f.id is null then 1 else 0 end
     from temp.spell_new n left join (
       select m.id, o.first_day from staged.sales_owners o join temp.account_map m on m.ref = o.account_id
     ) f on f.id = n.account_id and f.first_day = n.from_date`,
  );
  await bridge.run(`${insert} select account_id, rep_id, 'owner', from_date, null, 'import', 0 from temp.first_spell`);
  await bridge.run(
    'delete from main.assignments where id in (select old_id from temp.owner_change where old_from = ?)',
    [today],
  );
  await bridge.run('update main.assignments set to_date = ? where id in (select old_id from temp.owner_change)', [
    today,
  ]);
  await bridge.run(`${insert} select account_id, rep_id, 'owner', ?, to_date, 'import', 1 from temp.owner_change`, [
    today,
  ]);
  await bridge.run(`update main.trade_legs set crm_state = 'confirmed' where exists (
    select 1 from temp.confirmed_leg c where c.trade_id = trade_legs.trade_id and c.account_id = trade_legs.account_id)`);
  const confirmedTrades = await bridge.all<{ id: string; number: number }>(
    "update main.trades set crm_state = 'confirmed' where id in (select trade_id from temp.confirmed) returning id, number",
  );
  return { confirmedTrades, ...(await settleDifferences(bridge, importId, now)) };
}

/**
 * Brings the list of differences up to date. The same difference is listed once, however often it is seen: it stays open
 * until a person decides or the files show something else, and a decision for the ledger keeps it closed as long.
 */
async function settleDifferences(
  bridge: Bridge,
  importId: string,
  now: string,
): Promise<Omit<LedgerEffects, 'confirmedTrades'>> {
  const same = (a: string, b: string): string =>
    `${a}.account_id = ${b}.account_id and ${a}.crm_rep_id is not distinct from ${b}.crm_rep_id
      and ${a}.ledger_rep_id is not distinct from ${b}.ledger_rep_id`;
  const seenAgain = `exists (select 1 from temp.difference d where ${same('d', 'ledger_differences')})`;
  const over = `account_id in (select account_id from temp.told_owner) and not ${seenAgain}`;
  const settled = await bridge.all<{ id: number }>(
    `update main.ledger_differences set resolved_at = ?, resolution = case
       when account_id in (select account_id from temp.difference)
       then 'A later import shows another difference.' else 'The files show the ledger''s owner.' end
     where resolved_at is null and ${over} returning id`,
    [now],
  );
  const lapsed = await bridge.all<{ id: number }>(
    `update main.ledger_differences set lapsed_at = ?
     where decision = 'ledger' and lapsed_at is null and ${over} returning id`,
    [now],
  );
  await bridge.run(
    `insert into main.ledger_differences (import_id, account_id, crm_rep_id, ledger_rep_id, trade_id, seen_at)
     select ?, d.account_id, d.crm_rep_id, d.ledger_rep_id, d.trade_id, ? from temp.difference d
     where not exists (
       select 1 from main.ledger_differences k
       where ${same('k', 'd')} and (k.resolved_at is null or (k.decision = 'ledger' and k.lapsed_at is null)))`,
    [importId, now],
  );
  const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id);
  return { settledDifferences: idsOf(settled), lapsedDecisions: idsOf(lapsed) };
}
