import { type FirstRotation, type FirstRotationFacts, firstRotationOf } from '../../help/firstRotation';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import {
  firstTradeIn,
  isFirstRotationAway,
  newestInEffect,
  newestRotationBy,
} from '../../storage/people/firstRotation';
import { listPlanSummaries } from '../../storage/plans/planPages';
import { tradeCounts } from '../../storage/rotations/rotationPages';
import { announcedCounts } from '../../storage/trades/announcements';
import { handoffCounts, handoffsOf } from '../handoffs/handoffsOf';

/** Where a manager's first rotation stands in the data, or that they have put it away. */
export async function firstRotationFor(db: Db, user: User, today: Day): Promise<FirstRotation | 'away'> {
  if (await isFirstRotationAway(db, user.id)) return 'away';
  const rotation = await newestRotationBy(db, user.id);
  if (rotation === null) return firstRotationOf({ ...NOTHING, earlierId: await newestInEffect(db, '') });
  const plans = await listPlanSummaries(db, rotation.id);
  const counts = (await tradeCounts(db, rotation.id)).get(rotation.id) ?? {};
  const { draft = 0, submitted = 0, approved = 0, scheduled = 0, held_out = 0, in_effect = 0 } = counts;
  const state = submitted > 0 ? 'submitted' : 'draft';
  const { told } = await announcedCounts(db, rotation.id);
  const handoffs = handoffCounts(await handoffsOf(db, { rotationId: rotation.id }, today));
  return firstRotationOf({
    rotation,
    plans: plans.length,
    planId: plans[0]?.id ?? null,
    trades: { draft, submitted, approved, scheduled: scheduled + held_out, inEffect: in_effect },
    tradeId: draft + submitted > 0 ? await firstTradeIn(db, rotation.id, state) : null,
    announced: told > 0,
    handoffsDone: handoffs.steps > 0 && handoffs.done === handoffs.steps,
    earlierId: await newestInEffect(db, rotation.id),
  });
}

const NOTHING: FirstRotationFacts = {
  rotation: null,
  plans: 0,
  planId: null,
  trades: { draft: 0, submitted: 0, approved: 0, scheduled: 0, inEffect: 0 },
  tradeId: null,
  announced: false,
  handoffsDone: false,
  earlierId: null,
};
