import type { AccountId } from '../../accounts/types';
import type { Db, Trx } from '../database';

/** SQLite takes so many values in one statement. */
const ROWS_AT_ONCE = 500;

/**
 * Share of the variations of a plan's assumptions in which an account is traded, and how many there were; 0 of them = no
 * variation was planned, and the share is 1 where the plan itself trades the account, else 0.
 */
export interface Propensity {
  propensity: number;
  draws: number;
}

/** Keeps the propensity of every candidate of a plan, in place of earlier ones. */
export async function savePropensities(
  trx: Trx,
  planId: string,
  accounts: readonly ({ accountId: AccountId } & Propensity)[],
): Promise<void> {
  await trx.deleteFrom('plan_propensities').where('plan_id', '=', planId).execute();
  for (let from = 0; from < accounts.length; from += ROWS_AT_ONCE) {
    const rows = accounts.slice(from, from + ROWS_AT_ONCE);
    await trx
      .insertInto('plan_propensities')
      .values(
        rows.map(({ accountId, propensity, draws }) => ({ plan_id: planId, account_id: accountId, propensity, draws })),
      )
      .execute();
  }
}

/** The stored propensities of a plan by account; empty where none were worked out. */
export async function propensitiesOfPlan(db: Db, planId: string): Promise<Map<AccountId, Propensity>> {
  const rows = await db
    .selectFrom('plan_propensities')
    .select(['account_id', 'propensity', 'draws'])
    .where('plan_id', '=', planId)
    .execute();
  return new Map(rows.map((row) => [row.account_id, { propensity: row.propensity, draws: row.draws }]));
}
