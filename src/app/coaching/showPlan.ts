import type { AccountId } from '../../accounts/types';
import { canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import { accountOwners } from '../../storage/coaching/owners';
import type { Database } from '../../storage/database';
import { companyTelling } from '../../storage/people/company';
import { findRep } from '../../storage/people/repPages';
import { listUsers } from '../../storage/people/users';
import { orSaid } from '../outcomes/orSaid';
import { findPlan, type SeenPlan } from './findPlan';
import { type PlanProgress, planProgress } from './planProgress';

/** An account of a plan, with who owns it today; null = nobody. */
export interface PlanAccount {
  accountId: AccountId;
  name: string;
  ownerId: number | null;
}

export interface ShownPlan extends SeenPlan {
  rep: { id: number; name: string };
  accounts: PlanAccount[];
  /** Null where the reader may not see figures of a rep, or there is no revenue. */
  progress: PlanProgress | null;
  /** Why a progress that could be shown is not there yet; null otherwise. */
  progressWhy: string | null;
  /** True where the company shows figures of a rep to that rep alone, and the reader is another. */
  withheld: boolean;
  /** Names of users by id. */
  people: ReadonlyMap<string, string>;
}

/**
 * Everything that the page of a coaching plan shows to a user. How far it has come may have to be worked out first.
 * @throws ProductError notFound coaching.notFound
 */
export async function showPlan(
  database: Database,
  id: string,
  user: User,
  { today, now }: { today: string; now: string },
): Promise<ShownPlan> {
  const { db } = database;
  const seen = await findPlan(db, id, user);
  const { plan } = seen;
  const rep = (await findRep(db, plan.repId))!;
  const figures = canSeeRepFigures(user, plan.repId, await companyTelling(db));
  const progress = await orSaid(database, now, async () => (figures ? planProgress(database, plan) : null));
  return {
    ...seen,
    rep: { id: rep.id, name: rep.name },
    accounts: await accountOwners(db, plan.accountIds, today),
    progress: progress.part,
    progressWhy: progress.why,
    withheld: !figures,
    people: new Map((await listUsers(db)).map((one) => [one.id, one.name])),
  };
}
