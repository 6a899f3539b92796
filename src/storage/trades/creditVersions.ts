import type { RepId } from '../../accounts/types';
import type { CreditTerms } from '../../trades/credit/terms';
import type { Db, Trx } from '../database';
import { askedOnce } from '../reading';

/** One version of a trade's credit terms: in force, waiting for consents, or declined. */
export interface CreditVersion {
  id: number;
  tradeId: string;
  number: number;
  terms: CreditTerms;
  reason: string | null;
  at: string;
  by: string | null;
  byName: string;
  inForceAt: string | null;
  declinedAt: string | null;
  declinedReason: string | null;
}

/** Every version of the terms of some trades, the first at the front. */
export async function creditVersions(db: Db, tradeIds: readonly string[]): Promise<readonly CreditVersion[]> {
  if (tradeIds.length === 0) return [];
  return askedOnce(db, `credit versions ${tradeIds.join(' ')}`, () => readVersions(db, tradeIds));
}

async function readVersions(db: Db, tradeIds: readonly string[]): Promise<CreditVersion[]> {
  const rows = await db
    .selectFrom('credit_versions as v')
    .leftJoin('users as u', 'u.id', 'v.by')
    .selectAll('v')
    .select('u.name as byName')
    .where('v.trade_id', 'in', [...tradeIds])
    .orderBy('v.trade_id')
    .orderBy('v.number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    tradeId: row.trade_id,
    number: row.number,
    terms: JSON.parse(row.terms) as CreditTerms,
    reason: row.reason,
    at: row.at,
    by: row.by,
    byName: row.byName ?? (row.by === null ? 'system' : 'former user'),
    inForceAt: row.in_force_at,
    declinedAt: row.declined_at,
    declinedReason: row.declined_reason,
  }));
}

/** The terms in force of some trades, by trade; trades without any are left out. */
export async function creditInForce(db: Db, tradeIds: readonly string[]): Promise<Map<string, CreditTerms>> {
  const versions = await creditVersions(db, tradeIds);
  return new Map(versions.filter((v) => v.inForceAt !== null).map((v) => [v.tradeId, v.terms]));
}

/** Adds a version with the next number and returns its id. */
export async function insertCreditVersion(
  trx: Trx,
  version: {
    tradeId: string;
    terms: CreditTerms;
    reason: string | null;
    at: string;
    by: string | null;
    inForce: boolean;
  },
): Promise<number> {
  const last = await trx
    .selectFrom('credit_versions')
    .select((e) => e.fn.max('number').as('number'))
    .where('trade_id', '=', version.tradeId)
    .executeTakeFirst();
  const row = await trx
    .insertInto('credit_versions')
    .values({
      trade_id: version.tradeId,
      number: Number(last?.number ?? 0) + 1,
      terms: JSON.stringify(version.terms),
      reason: version.reason,
      at: version.at,
      by: version.by,
      in_force_at: version.inForce ? version.at : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Puts a waiting version into force. */
export async function putCreditInForce(trx: Trx, id: number, at: string): Promise<void> {
  await trx.updateTable('credit_versions').set({ in_force_at: at }).where('id', '=', id).execute();
}

/** Ends a waiting version without effect. */
export async function declineCredit(
  trx: Trx,
  id: number,
  decline: { at: string; by: string | null; reason: string },
): Promise<void> {
  await trx
    .updateTable('credit_versions')
    .set({ declined_at: decline.at, declined_by: decline.by, declined_reason: decline.reason })
    .where('id', '=', id)
    .execute();
}

/** Records one consent to a waiting version. */
export async function insertCreditConsent(
  trx: Trx,
  consent: { versionId: number; managerRepId: RepId | null; userId: string; forUserId: string | null; at: string },
): Promise<void> {
  await trx
    .insertInto('credit_consents')
    .values({
      version_id: consent.versionId,
      manager_rep_id: consent.managerRepId,
      user_id: consent.userId,
      for_user_id: consent.forUserId,
      at: consent.at,
    })
    .execute();
}

/** The consents that a version has. */
export async function creditConsents(
  db: Db,
  versionId: number,
): Promise<{ userId: string; managerRepId: RepId | null; forUserId: string | null }[]> {
  const rows = await db
    .selectFrom('credit_consents')
    .select(['user_id as userId', 'manager_rep_id as managerRepId', 'for_user_id as forUserId'])
    .where('version_id', '=', versionId)
    .orderBy('id')
    .execute();
  return rows;
}
