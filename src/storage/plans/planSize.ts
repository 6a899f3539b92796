import type { AccountId } from '../../accounts/types';
import type { Db } from '../database';
import { keptWith } from '../kept';

/** How much a plan moves: swaps, accounts, their revenue of four quarters and what is expected, minor units. */
export function planSize(db: Db, planId: string): Promise<PlanSize> {
  return keptWith(db, ['plans'], `size of plan ${planId}`, () => readSize(db, planId));
}

interface PlanSize {
  swaps: number;
  legs: number;
  t4qCents: number;
  expectedCents: number;
}

async function readSize(db: Db, planId: string): Promise<PlanSize> {
  const row = await db
    .selectFrom('plan_legs')
    .select((e) => [
      e.fn.count<number>('swap_id').distinct().as('swaps'),
      e.fn.countAll<number>().as('legs'),
      e.fn.sum<number | null>('t4q_cents').as('t4q'),
      e.fn.sum<number | null>('expected_cents').as('expected'),
    ])
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow();
  return {
    swaps: Number(row.swaps),
    legs: Number(row.legs),
    t4qCents: Number(row.t4q ?? 0),
    expectedCents: Number(row.expected ?? 0),
  };
}

/** Segments of at most `most` accounts, spread evenly over all of them; always the same ones. */
export async function sampledSegments(db: Db, most: number): Promise<Map<AccountId, string>> {
  const { n } = await db
    .selectFrom('accounts')
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const every = Math.max(1, Math.ceil(Number(n) / most));
  const rows = await db
    .selectFrom('accounts')
    .select(['id', 'segment'])
    .where((e) => e(e('id', '%', every), '=', 0))
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.id, row.segment]));
}
