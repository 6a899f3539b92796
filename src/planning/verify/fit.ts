import { UNKNOWN } from '../../accounts/types';
import type { PlanningAccount, PlanningRep } from '../types';

/** Share of the rep's book that is like the account, averaged over what is known of it; null when nothing is. */
export function fit(account: PlanningAccount, rep: PlanningRep, own: boolean): number | null {
  const out = own ? account.t4qCents : 0;
  const book = rep.bookT4qCents - out;
  let known = 0;
  let sum = 0;
  for (const [name, value] of Object.entries(account.attributes)) {
    if (value === UNKNOWN) continue;
    known++;
    const values = new Map(Object.entries(rep.bookByAttribute[name as keyof PlanningAccount['attributes']]));
    if (book > 0) sum += Math.min(1, Math.max(0, ((values.get(value) ?? 0) - out) / book));
  }
  return known === 0 ? null : sum / known;
}
