import { UNKNOWN } from '../../accounts/types';
import type { AttributeName, Attributes, PlanningAccount, PlanningRep } from '../types';

/** The attributes that fit is made of, in the order in which their shares are added up. */
export const FIT_ATTRIBUTES: AttributeName[] = ['industry', 'segment', 'region', 'sizeTercile'];

/** The share of a rep's book T4Q that has a value of an attribute, once `withoutCents` of it is taken out. */
export function shareOfBook(rep: PlanningRep, name: AttributeName, value: string, withoutCents: number): number {
  const book = rep.bookT4qCents - withoutCents;
  if (book <= 0) return 0;
  const byValue = rep.bookByAttribute[name];
  const alike = (Object.hasOwn(byValue, value) ? byValue[value] : 0) - withoutCents;
  return Math.min(1, Math.max(0, alike / book));
}

/**
 * How well a customer suits a rep, 0 to 1: the mean, over the customer's known attributes, of the share of the rep's
 * book T4Q that has the same value. Null when nothing is known of the customer. `withoutCents` is taken out of the book
 * first (the customer's own T4Q when the rep is its owner).
 */
export function fitOf(attributes: Attributes, rep: PlanningRep, withoutCents = 0): number | null {
  const known = FIT_ATTRIBUTES.filter((name) => attributes[name] !== UNKNOWN);
  if (known.length === 0) return null;
  const total = known.reduce((sum, name) => sum + shareOfBook(rep, name, attributes[name], withoutCents), 0);
  return total / known.length;
}

/** The fit of an account with the rep who owns it, seen from the rest of that rep's book. */
export function fitWithOwner(account: PlanningAccount, owner: PlanningRep): number | null {
  return fitOf(account.attributes, owner, account.t4qCents);
}

/** A text that is equal for accounts with equal attributes. */
export function attributesKey(attributes: Attributes): string {
  return JSON.stringify(FIT_ATTRIBUTES.map((name) => attributes[name]));
}
