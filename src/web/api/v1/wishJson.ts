import { z } from 'zod';
import type { RepId } from '../../../accounts/types';
import { wishesOpen } from '../../../rotations/wishes';
import type { Day } from '../../../shared/calendar';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { wishesOf, wishWindow } from '../../../storage/rotations/wishes';
import { accountId, day, instant, repId } from '../fields';
import { named } from '../named';

export const wishKind = z.enum(['handOver', 'keep']);

export const wishesSchema = named(
  'Wishes',
  z.object({
    rotationId: z.string(),
    asked: z.boolean().meta({ description: 'The reps of the rotation were asked.' }),
    open: z.boolean().meta({ description: 'They can say and change it today.' }),
    closesOn: day.nullable().meta({ description: 'Last day.' }),
    data: z.array(
      z.object({
        repId,
        repName: z.string(),
        accountId,
        accountName: z.string(),
        kind: wishKind,
        reason: z.string(),
        at: instant,
      }),
    ),
  }),
);

/**
 * The wishes of a rotation as the API tells them.
 * @param within reps whose wishes are told; null = everybody's
 */
export async function wishesJson(db: Db, rotationId: string, today: Day, within: ReadonlySet<RepId> | null) {
  const window = await wishWindow(db, rotationId);
  const wishes = (await wishesOf(db, rotationId)).filter((wish) => within === null || within.has(wish.repId));
  const reps = await repExternalIds(db);
  const accounts = await accountExternalIds(
    db,
    wishes.map((wish) => wish.accountId),
  );
  const data = wishes.map((wish) => ({
    ...wish,
    repId: reps.get(wish.repId) ?? '',
    accountId: accounts.get(wish.accountId) ?? '',
  }));
  const open = wishesOpen(window, today);
  return { rotationId, asked: window !== null, open, closesOn: window?.closesOn ?? null, data };
}
