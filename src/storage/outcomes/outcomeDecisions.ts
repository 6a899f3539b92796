import type { DecidedOutcome, Evidence } from '../../outcomes/decisions';
import type { Quarter } from '../../shared/calendar';
import type { Db, Trx } from '../database';

/** Writes a decision down; earlier ones stay. */
export async function insertOutcomeDecision(
  trx: Trx,
  { tradeId, ...decided }: Omit<DecidedOutcome, 'byName'> & { by: string | null },
): Promise<void> {
  await trx
    .insertInto('outcome_decisions')
    .values({
      trade_id: tradeId,
      decision: decided.decision,
      reason: decided.reason,
      review_again: decided.reviewAgain,
      as_of: decided.asOf,
      evidence: JSON.stringify(decided.evidence),
      at: decided.at,
      by: decided.by,
    })
    .execute();
}

/** Decisions about one trade, or about all of them, newest first; those made on figures after `asOf` are left out. */
export async function outcomeDecisions(
  db: Db,
  query: { tradeId?: string; asOf?: Quarter } = {},
): Promise<DecidedOutcome[]> {
  let select = db
    .selectFrom('outcome_decisions as d')
    .leftJoin('users as u', 'u.id', 'd.by')
    .selectAll('d')
    .select('u.name')
    .orderBy('d.id', 'desc');
  if (query.tradeId !== undefined) select = select.where('d.trade_id', '=', query.tradeId);
  if (query.asOf !== undefined) select = select.where('d.as_of', '<=', query.asOf);
  return (await select.execute()).map((row) => ({
    tradeId: row.trade_id,
    decision: row.decision,
    reason: row.reason,
    reviewAgain: row.review_again,
    asOf: row.as_of,
    evidence: JSON.parse(row.evidence) as Evidence | null,
    at: row.at,
    byName: row.name ?? (row.by === null ? null : 'former user'),
  }));
}
