import type { AccountId, RepId } from '../../accounts/types';
import { isNonGrowing } from '../../growth/states';
import type { AccountAnalysis, RepAnalysis } from '../../growth/types';
import type { AnalysedAccount, AnalysedCompany } from '../../outcomes/coaching/types';
import type { CoachingSpell } from '../../outcomes/effect/underCoaching';
import type { Db } from '../database';
import type { StoredPlan } from './plans';

/** What an analysis knew of the accounts that somebody owned, and of the reps. */
export async function analysedCompany(db: Db, analysisId: string): Promise<AnalysedCompany> {
  const rows = await db
    .selectFrom('account_analyses as x')
    .innerJoin('accounts as a', 'a.id', 'x.account_id')
    .select(['x.account_id', 'x.owner_id', 'x.state', 'x.detail', 'a.segment'])
    .where('x.analysis_id', '=', analysisId)
    .where('x.owner_id', 'is not', null)
    .where('x.state', '!=', 'lapsed')
    .orderBy('x.account_id')
    .execute();
  const reps = await db
    .selectFrom('rep_analyses')
    .select(['rep_id', 'detail'])
    .where('analysis_id', '=', analysisId)
    .execute();
  return {
    accounts: rows.map(
      (row): AnalysedAccount => ({
        accountId: row.account_id,
        ownerId: row.owner_id!,
        segment: row.segment,
        sizeTercile: String((JSON.parse(row.detail) as AccountAnalysis).sizeTercile),
        standing: row.state === 'new' ? 'new' : isNonGrowing(row.state) ? 'still' : 'growing',
      }),
    ),
    repEffects: new Map<RepId, number>(
      reps.map((row) => [row.rep_id, (JSON.parse(row.detail) as Pick<RepAnalysis, 'effect'>).effect ?? 0]),
    ),
  };
}

/** When which account was in one of these plans. */
export function spellsOf(plans: readonly StoredPlan[]): CoachingSpell[] {
  return plans.flatMap((plan) => {
    const left = new Map<AccountId, string>(plan.left.map(({ accountId, at }) => [accountId, at.slice(0, 10)]));
    const end = plan.end?.at.slice(0, 10) ?? null;
    return plan.accountIds.map((accountId) => ({ accountId, from: plan.startDate, to: left.get(accountId) ?? end }));
  });
}
