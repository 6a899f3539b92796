import type { AccountId, RepId } from '../../accounts/types';
import type { Db } from '../database';
import { idList } from '../dialect/engine';
import { begins, holds, loweredFor } from '../dialect/letters';

export interface NamedAccount {
  id: AccountId;
  externalId: string;
  name: string;
}

/** Whose accounts are looked through: those that an analysis gives to one of the reps; null = the whole company. */
export interface AskedScope {
  analysisId: string | null;
  repIds: readonly RepId[] | null;
}

const MOST_ALIKE = 500;

function accountsIn(db: Db, { analysisId, repIds }: AskedScope) {
  const all = db
    .selectFrom('accounts')
    .select(['id', 'external_id as externalId', 'name'])
    .where('merged_into', 'is', null);
  if (repIds === null) return all;
  return all.where('id', 'in', (e) =>
    e
      .selectFrom('account_analyses')
      .select('account_id')
      .where('analysis_id', '=', analysisId ?? '')
      .where('owner_id', 'in', idList(db, repIds)),
  );
}

/** Accounts with exactly this external id or name, whatever its case. */
export async function accountsCalled(db: Db, text: string, scope: AskedScope): Promise<NamedAccount[]> {
  const lower = text.toLowerCase();
  return accountsIn(db, scope)
    .where((w) => w.or((['external_id', 'name'] as const).map((column) => w(loweredFor(column, lower), '=', lower))))
    .orderBy('id')
    .limit(MOST_ALIKE)
    .execute();
}

/** Accounts whose name holds the text or begins like it, or whose external id does: to choose the nearest from. */
export async function accountsAlike(db: Db, text: string, scope: AskedScope): Promise<NamedAccount[]> {
  const lower = text.toLowerCase();
  if (lower === '') return [];
  const alike = [holds('name', lower), begins('name', lower.slice(0, 2)), begins('external_id', lower.slice(0, -1))];
  const found: NamedAccount[] = [];
  for (const condition of alike) {
    const rows = await accountsIn(db, scope).where(condition).orderBy('id').limit(MOST_ALIKE).execute();
    found.push(...rows.filter((row) => !found.some(({ id }) => id === row.id)));
  }
  return found;
}
