import { z } from 'zod';
import type { Handoff } from '../../../app/handoffs/handoffsOf';
import { STEPS } from '../../../handoffs/checklist';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { accountId, day, repId } from '../fields';
import { named } from '../named';

const step = z.object({
  step: z.enum(STEPS),
  words: z.string(),
  side: z.enum(['giver', 'taker', 'both']).meta({ description: 'Who does it.' }),
  dueOn: day,
  late: z.boolean(),
  doneOn: day.nullable(),
  withWhom: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string().nullable().meta({ description: 'Who wrote down that it is done.' }),
});

export const handoffSchema = named(
  'Handoff',
  z.object({
    tradeId: z.string(),
    tradeNumber: z.int(),
    rotationId: z.string(),
    accountId,
    accountName: z.string(),
    fromRepId: repId.nullable(),
    fromRepName: z.string().nullable(),
    toRepId: repId,
    toRepName: z.string(),
    effectiveDate: day,
    inEffect: z.boolean(),
    steps: z.array(step).meta({ description: 'By due day.' }),
  }),
);

export const handoffList = named('HandoffList', z.object({ data: z.array(handoffSchema) }));

/** Handoffs as the API tells them. */
export async function handoffsJson(db: Db, handoffs: readonly Handoff[]) {
  const reps = await repExternalIds(db);
  const accounts = await accountExternalIds(
    db,
    handoffs.map((one) => one.accountId),
  );
  return handoffs.map((one) => ({
    ...one,
    accountId: accounts.get(one.accountId) ?? '',
    accountName: one.account,
    fromRepId: one.fromRepId === null ? null : (reps.get(one.fromRepId) ?? null),
    fromRepName: one.from,
    toRepId: reps.get(one.toRepId) ?? '',
    toRepName: one.to,
    inEffect: one.state === 'in_effect',
    steps: one.steps.map(({ done, ...own }) => ({
      ...own,
      doneOn: done?.doneOn ?? null,
      withWhom: done?.withWhom ?? null,
      note: done?.note ?? null,
      by: done?.byName ?? null,
    })),
  }));
}
