import type { AccountId, Assignment, RepId } from '../../accounts/types';
import type { AccountState } from '../../growth/types';
import type { Day } from '../../shared/calendar';
import { toAssignment } from '../accounts/ledger';
import type { Db } from '../database';

/** An account that a rep owns today, with its figures; null where the analysis does not know it (no revenue yet). */
export interface OwnAccount {
  accountId: AccountId;
  name: string;
  segment: string;
  region: string;
  /** First day with this owner. */
  since: Day;
  state: AccountState | null;
  t4qCents: number;
  headroomCents: number;
  growth: number | null;
  relativeGrowth: number | null;
}

/** The accounts that a rep owns on a day, by id. A book is small enough to be read whole. */
export async function ownAccounts(db: Db, repId: RepId, today: Day, analysisId: string | null): Promise<OwnAccount[]> {
  const rows = await db
    .selectFrom('assignments as s')
    .innerJoin('accounts as a', 'a.id', 's.account_id')
    .leftJoin('account_analyses as aa', (join) =>
      join.onRef('aa.account_id', '=', 's.account_id').on('aa.analysis_id', '=', analysisId ?? ''),
    )
    .select(['s.account_id as accountId', 'a.name', 'a.segment', 'a.region', 's.from_date as since', 'aa.state'])
    .select(['aa.t4q_cents as t4qCents', 'aa.headroom_cents as headroomCents', 'aa.growth'])
    .select('aa.relative_growth as relativeGrowth')
    .where('s.rep_id', '=', repId)
    .where('s.role', '=', 'owner')
    .where('s.from_date', '<=', today)
    .where((e) => e.or([e('s.to_date', 'is', null), e('s.to_date', '>', today)]))
    .orderBy('s.account_id')
    .execute();
  return rows.map((row) => ({ ...row, t4qCents: row.t4qCents ?? 0, headroomCents: row.headroomCents ?? 0 }));
}

/** What some accounts could also buy, and the typical spend a year on it (minor units), the largest first. */
export async function whiteSpaceOf(
  db: Db,
  analysisId: string,
  accountIds: readonly AccountId[],
): Promise<Map<AccountId, { categoryId: number; typicalCents: number }[]>> {
  if (accountIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('account_analyses')
    .select(['account_id', 'detail'])
    .where('analysis_id', '=', analysisId)
    .where('account_id', 'in', accountIds)
    .execute();
  return new Map(
    rows.map((row) => {
      const { whiteSpace } = JSON.parse(row.detail) as { whiteSpace: { categoryId: number; typicalCents: number }[] };
      return [row.account_id, whiteSpace.sort((a, b) => b.typicalCents - a.typicalCents)];
    }),
  );
}

/** Every spell of one account, every role, oldest first. */
export async function spellsOf(db: Db, accountId: AccountId): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('assignments')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('from_date')
    .execute();
  return rows.map(toAssignment);
}
