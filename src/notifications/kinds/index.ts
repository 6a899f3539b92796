import type { z } from 'zod';
import type { NotificationKind } from '../kind';
import { announcementKinds } from './announcements';
import { challengeKinds } from './challenges';
import { coachingKinds } from './coaching';
import { handoffKinds } from './handoffs';
import { importKinds } from './imports';
import { signInKinds } from './signIn';
import { standInKinds } from './standIns';
import { tradeKinds } from './trades';
import { webhookKinds } from './webhooks';
import { wishKinds } from './wishes';

/** Every kind by its name, in the order of the page of settings. Stored names: never renamed. */
export const KINDS = {
  ...tradeKinds,
  ...wishKinds,
  ...announcementKinds,
  ...challengeKinds,
  ...handoffKinds,
  ...coachingKinds,
  ...importKinds,
  ...standInKinds,
  ...webhookKinds,
  ...signInKinds,
};

export type KindName = keyof typeof KINDS;

/** The facts that a kind stores. */
export type AboutOf<K extends KindName> = z.output<(typeof KINDS)[K]['about']>;

/** The kind of a stored name; null for one of a newer or older product. */
export function kindNamed(name: string): NotificationKind | null {
  return Object.hasOwn(KINDS, name) ? (KINDS[name as KindName] as NotificationKind) : null;
}
