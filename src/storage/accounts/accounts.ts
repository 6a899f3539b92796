import type { Selectable } from 'kysely';
import type { Absence, Account, Deal, Quota, Rep } from '../../accounts/types';
import type { Db } from '../database';
import { keptWithData } from '../kept';
import type { AccountsTable, DealsTable } from '../schema/accounts';
import type { RepsTable } from '../schema/people';

/** True as long as there is neither a rep nor an account. */
export async function isWithoutData(db: Db): Promise<boolean> {
  const rep = await db.selectFrom('reps').select('id').limit(1).executeTakeFirst();
  const account = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  return rep === undefined && account === undefined;
}

/** All accounts by id, without those that a person said are another one. */
export async function loadAccounts(db: Db): Promise<Account[]> {
  const rows = await db.selectFrom('accounts').selectAll().where('merged_into', 'is', null).orderBy('id').execute();
  return rows.map(toAccount);
}

/** How many accounts there are, without those that a person said are another one. */
export async function countAccounts(db: Db): Promise<number> {
  const { accounts } = await db
    .selectFrom('accounts')
    .select((e) => e.fn.countAll<number>().as('accounts'))
    .where('merged_into', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(accounts);
}

/** All reps and managers, by id: the same list for all who ask, until the data changes. */
export function loadReps(db: Db): Promise<readonly Rep[]> {
  return keptWithData(db, 'reps', async () => {
    const rows = await db.selectFrom('reps').selectAll().orderBy('id').execute();
    return rows.map(toRep);
  });
}

/** Open deals and renewals of all accounts. */
export async function loadDeals(db: Db): Promise<Deal[]> {
  const rows = await db.selectFrom('deals').selectAll().orderBy('id').execute();
  return rows.map(toDeal);
}

/** All absences, half-open. */
export async function loadAbsences(db: Db): Promise<Absence[]> {
  const rows = await db.selectFrom('absences').selectAll().orderBy('rep_id').orderBy('from_date').execute();
  return rows.map((row) => ({ repId: row.rep_id, from: row.from_date, to: row.to_date }));
}

/** All quotas. */
export async function loadQuotas(db: Db): Promise<Quota[]> {
  const rows = await db.selectFrom('quotas').selectAll().orderBy('rep_id').orderBy('quarter').execute();
  return rows.map((row) => ({ repId: row.rep_id, quarter: row.quarter, amountCents: row.amount_cents }));
}

/** An account as it stands in its row. */
export function toAccount(row: Selectable<AccountsTable>): Account {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    segment: row.segment,
    region: row.region,
    industry: row.industry,
    potentialCents: row.potential_cents,
    potentialGrade: row.potential_grade,
    parentId: row.parent_id,
    lockedUntil: row.locked_until,
    lockReason: row.lock_reason,
  };
}

/** A rep or manager as it stands in its row. */
export function toRep(row: Selectable<RepsTable>): Rep {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    email: row.email,
    managerId: row.manager_id,
    region: row.region,
    hireDate: row.hire_date,
    endDate: row.end_date,
  };
}

/** An open deal or renewal as it stands in its row. */
export function toDeal(row: Selectable<DealsTable>): Deal {
  return {
    externalId: row.external_id,
    accountId: row.account_id,
    repId: row.rep_id,
    name: row.name,
    kind: row.kind,
    amountCents: row.amount_cents,
    createdOn: row.created_on,
    lastActivityOn: row.last_activity_on,
    closesOn: row.closes_on,
  };
}
