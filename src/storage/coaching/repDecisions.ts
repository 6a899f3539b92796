import type { RepId } from '../../accounts/types';
import type { BookDecision } from '../../coaching/bookDecisions';
import type { Db, Trx } from '../database';

/** Writes down what was decided about a book in a rotation; earlier decisions stay. */
export async function insertBookDecision(
  trx: Trx,
  rotationId: string,
  { repId, exclusionId, byName: _, ...decided }: BookDecision & { by: string | null },
): Promise<void> {
  await trx
    .insertInto('rep_decisions')
    .values({ rotation_id: rotationId, rep_id: repId, exclusion_id: exclusionId, ...decided })
    .execute();
}

/** The latest decision about each book of a rotation. */
export async function bookDecisions(db: Db, rotationId: string): Promise<Map<RepId, BookDecision>> {
  const rows = await db
    .selectFrom('rep_decisions as d')
    .leftJoin('users as u', 'u.id', 'd.by')
    .selectAll('d')
    .select('u.name')
    .where('d.rotation_id', '=', rotationId)
    .orderBy('d.id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.rep_id,
      {
        repId: row.rep_id,
        decision: row.decision,
        suggested: row.suggested,
        reason: row.reason,
        exclusionId: row.exclusion_id,
        at: row.at,
        byName: row.name ?? (row.by === null ? 'the system' : 'a former user'),
      },
    ]),
  );
}
