import { z } from 'zod';
import { breakEvenGrowth } from '../../../planning/breakEven';
import { describePlan } from '../../../planning/describe';
import type { PlannedSwap } from '../../../planning/types';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import { companyTelling } from '../../../storage/people/company';
import { findShownPlan, tradesOfPlan } from '../../../storage/plans/planPages';
import { pageNotFound } from '../../middleware/signedIn';
import { touches } from '../../rotations/actor';
import { accountId, cents, currency, fraction, instant, repId } from '../fields';
import { named } from '../named';
import { route } from '../route';
import { repsInSight } from './sight';

const leg = z.object({
  accountId,
  fromRepId: repId,
  toRepId: repId,
  t4qCents: cents('Revenue of the last four quarters'),
  headroomCents: cents('Headroom'),
  fit: fraction('How well the account fits the taking rep’s book'),
  gainCents: cents('Expected gain over four quarters'),
  lossCents: cents('Expected handover loss'),
  expectedCents: cents('Gain less loss'),
  breakEvenGrowth: fraction('Growth beyond the present rep’s from which the move has paid').nullable(),
});

const swap = z.object({
  swapId: z.string().meta({ description: 'The same exchange has the same id in every plan.' }),
  kind: z.enum(['pair', 'basket', 'cycle']),
  expectedCents: cents('Expected over four quarters'),
  breakEvenGrowth: fraction('Of all its accounts together').nullable(),
  inPlan: z.boolean().meta({ description: 'False: not of the plan, but fair and worth it by itself.' }),
  tradeId: z.string().nullable().meta({ description: 'The trade that it has become.' }),
  legs: z.array(leg),
});

const bookChange = z.object({ accounts: z.int(), t4qCents: cents('Revenue'), headroomCents: cents('Headroom') });

export const planRoute = route({
  method: 'get',
  path: '/plans/{planId}',
  scope: 'read',
  like: 'GET /plans/:id',
  tag: 'Plans',
  summary: 'One plan: its swaps, what they are expected to bring, books before and after',
  description: 'Managers get the swaps and books of their own tree.',
  status: 200,
  answer: named(
    'Plan',
    z.object({
      planId: z.string(),
      rotationId: z.string(),
      name: z.string(),
      madeBy: z.string(),
      createdAt: instant,
      archivedAt: instant.nullable(),
      currency,
      expectedCents: cents('Expected over four quarters, of the whole plan'),
      boundCents: cents('No plan can be worth more').nullable(),
      gap: fraction('How far the plan may be from the best').nullable(),
      boundCovers: z.string(),
      stoppedBy: z.string(),
      engine: z.string(),
      seconds: z.number(),
      seed: z.int(),
      sentences: z.array(z.string()),
      emptyBecause: z.array(z.string()),
      hiddenSwaps: z.int().meta({ description: 'Swaps of the plan between reps whom the user does not see.' }),
      swaps: z.array(named('Swap', swap)),
      books: z.array(z.object({ repId, before: bookChange, after: bookChange, expectedCents: cents('Expected') })),
    }),
  ),
  async handle({ db, user, params }) {
    const shown = await findShownPlan(db, params.planId);
    if (!shown) throw pageNotFound();
    const { id, plan, ...head } = shown;
    const within = await repsInSight(db, user);
    const swaps = plan.swaps.filter(({ legs }) => touches(within, legs));
    const others = (plan.ranked ?? []).filter(
      ({ id: own, legs }) => touches(within, legs) && !plan.swaps.some((other) => other.id === own),
    );
    const toJson = await swapWriter(db, id, [...swaps, ...others]);
    const reps = await repExternalIds(db);
    const { currency, locale } = await companyTelling(db);
    return {
      ...head,
      planId: id,
      currency,
      ...plan,
      expectedCents: plan.objectiveCents,
      boundCents: plan.boundUnknown ? null : plan.boundCents,
      gap: plan.boundUnknown ? null : plan.gap,
      sentences: describePlan(plan, currency, locale),
      hiddenSwaps: plan.swaps.length - swaps.length,
      swaps: [...swaps.map((one) => toJson(one, true)), ...others.map((one) => toJson(one, false))],
      books: plan.reps
        .filter((book) => within === null || within.has(book.repId))
        .map((book) => ({ ...book, repId: reps.get(book.repId) ?? '' })),
    };
  },
});

async function swapWriter(db: Parameters<typeof tradesOfPlan>[0], planId: string, swaps: readonly PlannedSwap[]) {
  const legs = swaps.flatMap((one) => one.legs);
  const accounts = await accountExternalIds(
    db,
    legs.map((one) => one.accountId),
  );
  const reps = await repExternalIds(db);
  const trades = await tradesOfPlan(db, planId);
  return ({ id, ...one }: PlannedSwap, inPlan: boolean) => ({
    ...one,
    swapId: id,
    inPlan,
    tradeId: trades.get(id)?.id ?? null,
    breakEvenGrowth: breakEvenGrowth(one.legs),
    legs: one.legs.map((own) => ({
      ...own,
      accountId: accounts.get(own.accountId) ?? '',
      fromRepId: reps.get(own.fromRepId) ?? '',
      toRepId: reps.get(own.toRepId) ?? '',
      breakEvenGrowth: breakEvenGrowth([own]),
    })),
  });
}
