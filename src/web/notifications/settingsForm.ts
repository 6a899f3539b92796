import { z } from 'zod';
import { DELIVERIES, type Delivery, type NotificationKind } from '../../notifications/kind';
import { KINDS, type KindName } from '../../notifications/kinds/index';
import type { User } from '../../people/user';

const LABELS: Record<Delivery, string> = { atOnce: 'at once', daily: 'once a day', none: 'not by mail' };

export const DELIVERY_OPTIONS = DELIVERIES.map((value) => ({ value, label: LABELS[value] }));

/** The kinds whose mails a user can choose, by name. */
export function kindsFor(user: Pick<User, 'role'>): KindName[] {
  const group = user.role === 'rep' ? 'reps' : 'managers';
  const names = Object.keys(KINDS) as KindName[];
  return names.filter((name) => {
    const { for: whom, always }: NotificationKind = KINDS[name];
    return !always && (whom === 'everybody' || whom === group);
  });
}

/** One choice for each kind that the user can get. */
export function settingsForm(user: Pick<User, 'role'>) {
  const choice = z.enum(DELIVERIES, 'Choose one of the three.');
  return z.object(Object.fromEntries(kindsFor(user).map((name) => [name, choice.optional()])));
}
