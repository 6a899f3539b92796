import { sees } from '../../people/scope';
import type { Day } from '../../shared/calendar';
import type { Db } from '../../storage/database';
import type { Viewing } from '../accounts/viewing';
import { type Handoff, handoffsOf, openStepsOf } from './handoffsOf';

/** How many steps of handoffs are late, and the page on which they stand. */
export interface LateHandoffs {
  steps: number;
  href: string;
}

/** Late steps: a rep's own, or those of the books in sight; null when nothing is. */
export async function lateHandoffs(db: Db, viewing: Viewing, today: Day): Promise<LateHandoffs | null> {
  return lateAmong(await handoffsOf(db, { repIds: viewing.repIds }, today), viewing);
}

/** The same among handoffs that are read already. */
export function lateAmong(
  all: readonly Handoff[],
  { user, scope }: Pick<Viewing, 'user' | 'scope'>,
): LateHandoffs | null {
  if (user.role === 'rep') {
    const own = user.repId === null ? [] : openStepsOf(all, user.repId).filter(({ late }) => late);
    return own.length === 0 ? null : { steps: own.length, href: '/my-accounts' };
  }
  const seen = all.filter(({ fromRepId, toRepId }) =>
    [fromRepId, toRepId].some((id) => id !== null && sees(scope, id)),
  );
  const late = seen.filter(({ steps }) => steps.some((step) => step.late));
  if (late.length === 0) return null;
  const steps = late.reduce((sum, handoff) => sum + handoff.steps.filter((step) => step.late).length, 0);
  return { steps, href: `/rotations/${late[0].rotationId}/handoffs` };
}
