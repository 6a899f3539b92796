import type { BeliefDecision, Beliefs } from '../../outcomes/learning/adopted';
import type { Learnt } from '../../outcomes/learning/types';
import type { Db, Trx } from '../database';

/** Writes down what was done with what the swaps taught; earlier decisions stay. */
export async function insertBeliefDecision(
  trx: Trx,
  { byName: _, ...decided }: BeliefDecision,
  by: string | null,
): Promise<void> {
  await trx
    .insertInto('belief_decisions')
    .values({
      decision: decided.decision,
      reason: decided.reason,
      as_of: decided.asOf,
      before: JSON.stringify(decided.before),
      learnt: JSON.stringify(decided.learnt),
      at: decided.at,
      by,
    })
    .execute();
}

/** Every decision about beliefs, the latest first. */
export async function beliefDecisions(db: Db): Promise<BeliefDecision[]> {
  const rows = await db
    .selectFrom('belief_decisions as d')
    .leftJoin('users as u', 'u.id', 'd.by')
    .selectAll('d')
    .select('u.name')
    .orderBy('d.id', 'desc')
    .execute();
  return rows.map((row) => ({
    decision: row.decision,
    reason: row.reason,
    asOf: row.as_of,
    before: JSON.parse(row.before) as Beliefs,
    learnt: JSON.parse(row.learnt) as Learnt,
    at: row.at,
    byName: row.name ?? (row.by === null ? null : 'former user'),
  }));
}
