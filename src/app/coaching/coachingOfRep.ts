import type { RepId } from '../../accounts/types';
import { canCoach } from '../../people/permissions';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import { viewingOf } from '../accounts/viewing';
import { listPlansFor, type PlanLine } from './listPlansFor';

/** What a rep's page says about coaching. */
export interface CoachingOfRep {
  plans: PlanLine[];
  /** The reader may open a plan now. */
  mayOpen: boolean;
}

/** The coaching plans of a rep whose page the user may see. */
export async function coachingOfRep(db: Db, repId: RepId, user: User, today: Day): Promise<CoachingOfRep> {
  const plans = await listPlansFor(db, user, today, { repId });
  const { scope } = await viewingOf(db, user);
  return { plans, mayOpen: canCoach(user, scope, repId) && plans.every(({ plan }) => plan.end !== null) };
}
