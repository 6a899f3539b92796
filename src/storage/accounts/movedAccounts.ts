import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import type { Db } from '../database';
import { keptWithData } from '../kept';

/** Changes of hands that an analysis could not know of. */
export interface ChangesSince {
  analysisId: string;
  /** The analysis's data cut-off: changes on later days count, up to the day before `before`. */
  cutOff: Day;
  before: Day;
  /** Trades of this rotation do not count: they are what its candidates are for. */
  exceptRotationId?: string;
}

/**
 * Subquery of the analysed accounts whose customer group changed hands since: one of its analysed members got another
 * owner, or lost the one it had. Plans leave such groups out.
 */
export function changedHands(db: Db, changes: ChangesSince) {
  const { analysisId } = changes;
  return db
    .selectFrom('account_analyses as member')
    .select('member.account_id')
    .where('member.analysis_id', '=', analysisId)
    .where('member.group_id', 'in', (e) =>
      e
        .selectFrom('account_analyses as moved')
        .select('moved.group_id')
        .where('moved.analysis_id', '=', analysisId)
        .where('moved.account_id', 'in', ownersChanged(db, changes)),
    );
}

/** How many candidates changed hands since, by the owner they were analysed with (null = nobody). */
export function movedCandidates(db: Db, changes: ChangesSince): Promise<ReadonlyMap<RepId | null, number>> {
  const { analysisId, cutOff, before, exceptRotationId } = changes;
  const key = `moved candidates ${analysisId} ${cutOff} ${before} ${exceptRotationId ?? ''}`;
  return keptWithData(db, key, async (reads) => {
    const rows = await reads
      .selectFrom('account_analyses as x')
      .select((e) => ['x.owner_id', e.fn.countAll<number>().as('accounts')])
      .where('x.analysis_id', '=', analysisId)
      .where('x.candidate', '=', 1)
      .where('x.account_id', 'in', changedHands(reads, changes))
      .groupBy('x.owner_id')
      .execute();
    return new Map(rows.map((row) => [row.owner_id, Number(row.accounts)]));
  });
}

/** Accounts with a spell that begins or ends in the time; both ends are indexed, so only those spells are read. */
function ownersChanged(db: Db, { cutOff, before, exceptRotationId }: ChangesSince) {
  const own = db
    .selectFrom('trades')
    .select('id')
    .where('rotation_id', '=', exceptRotationId ?? '');
  const changed = (day: 'from_date' | 'to_date', by: 'opened_by_trade' | 'closed_by_trade') =>
    db
      .selectFrom('assignments')
      .select('account_id')
      .where('role', '=', 'owner')
      .where(day, '>', cutOff)
      .where(day, '<', before)
      .where((e) => e.or([e(by, 'is', null), e(by, 'not in', own)]));
  return changed('from_date', 'opened_by_trade').union(changed('to_date', 'closed_by_trade'));
}
