import type { PlanChanges } from '../../rotations/planChanges';
import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import type { Actor } from '../actor';
import { findRotation } from '../rotations/findRotation';
import { requestPlan } from '../rotations/planRotation';
import { findPlan } from './findPlan';
import { planName } from './planName';

export interface AgainRequest {
  name: string;
  seed: number;
  timeLimitSeconds: number;
  engine: 'auto' | 'javascript-lp' | 'highs';
  changes: PlanChanges;
}

/**
 * Queues a new plan that begins with another one and does some things differently; the other stays as it is.
 * @returns the job's id
 * @throws ProductError actor.notAllowed, plan.notFound, plan.badName, plan.badChanges (details.field), rotation.closed
 */
export async function planAgain(
  database: Database,
  planId: string,
  wanted: AgainRequest,
  actor: Actor,
): Promise<string> {
  const from = await findPlan(database.db, planId);
  const rotation = await findRotation(database.db, from.rotationId);
  if (rotation.closedAt !== null) {
    throw new ProductError('conflict', 'rotation.closed', 'This rotation is closed; open a new one to plan again.');
  }
  checkExclusions(wanted.changes, rotation.effectiveDate);
  const request = { ...wanted, name: planName(wanted.name), rotationId: rotation.id, parentId: planId };
  return requestPlan(database, request, actor);
}

/** An exclusion needs a reason, and a last day on which the plan has taken effect: else it would keep nothing out. */
function checkExclusions({ exclusions, pins }: PlanChanges, effectiveDate: Day): void {
  for (const { reason, until } of exclusions) {
    if (reason.trim().length < 3) {
      throw bad('outReason', 'Give a reason of at least three letters; others will read it.');
    }
    if (until < effectiveDate) {
      throw bad(
        'outUntil',
        `The plan takes effect on ${effectiveDate}; an exclusion that ends before keeps nothing out.`,
      );
    }
  }
  const out = new Set(exclusions.map(({ accountId }) => accountId));
  if (pins.some(({ legs }) => legs.some(({ accountId }) => out.has(accountId)))) {
    throw bad('', 'A swap cannot be kept while one of its accounts is kept out. Untick one of the two.');
  }
}

function bad(field: string, sentence: string): ProductError {
  return new ProductError('invalid', 'plan.badChanges', sentence, { field });
}
