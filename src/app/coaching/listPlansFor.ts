import { isLate, openSteps } from '../../coaching/standing';
import type { Step } from '../../coaching/types';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import { repNames } from '../../storage/accounts/accountNames';
import { listPlans, type StoredPlan } from '../../storage/coaching/plans';
import type { Db } from '../../storage/database';
import { viewingOf } from '../accounts/viewing';
import { forReader } from './findPlan';

/** A plan in a list. */
export interface PlanLine {
  plan: StoredPlan;
  repName: string;
  own: boolean;
  /** The open step that is due first; null = none. */
  next: Step | null;
  late: number;
}

/** The coaching plans that a user may see, those without a result first, then the latest start. */
export async function listPlansFor(
  db: Db,
  user: User,
  today: Day,
  filter: { repId?: number } = {},
): Promise<PlanLine[]> {
  const { repIds } = await viewingOf(db, user);
  const seen = repIds ?? null;
  const wanted = filter.repId === undefined ? seen : seen === null || seen.includes(filter.repId) ? [filter.repId] : [];
  const names = await repNames(db);
  return (await listPlans(db, { repIds: wanted }))
    .map((plan): PlanLine => {
      const open = openSteps(plan);
      return {
        plan: forReader(plan, user),
        repName: names.get(plan.repId) ?? '',
        own: plan.repId === user.repId,
        next: open[0] ?? null,
        late: open.filter((step) => isLate(step, today)).length,
      };
    })
    .sort((a, b) => Number(a.plan.end !== null) - Number(b.plan.end !== null));
}
