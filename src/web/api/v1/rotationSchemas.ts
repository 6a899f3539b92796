import { z } from 'zod';
import { accountId, cents, currency, day, fraction, instant, month, nextCursor, quarter, repId } from '../fields';
import { named } from '../named';

const head = {
  rotationId: z.string(),
  name: z.string(),
  asOf: quarter,
  cutOff: day,
  effectiveDate: day.meta({ description: 'Its trades take effect on this day unless one names another.' }),
  createdAt: instant,
  closedAt: instant.nullable(),
};

export const rotationLine = named(
  'RotationLine',
  z.object({
    ...head,
    openedBy: z.string(),
    analysed: z.boolean(),
    plans: z.int(),
    trades: z.record(z.string(), z.int()),
  }),
);

export const rotationSchema = named(
  'Rotation',
  z.object({
    ...head,
    dataThrough: month,
    policy: z
      .record(z.string(), z.unknown())
      .meta({ description: 'The policy that it was opened with, every default filled in.' }),
    analysed: z.boolean(),
    stages: z.array(
      z.object({ name: z.string(), state: z.enum(['done', 'now', 'next']), note: z.string().nullable() }),
    ),
    now: z.string().meta({ description: 'Name of the stage where it stands.' }),
    who: z.string().nullable().meta({ description: 'Who is to act; null = nobody.' }),
    next: z.string().meta({ description: 'What is to be done next.' }),
    late: z.array(z.string()),
    candidates: z
      .object({ accounts: z.int(), t4qCents: cents('Their T4Q'), headroomCents: cents('Their headroom') })
      .nullable(),
    currency,
    trades: z.record(z.string(), z.int()).meta({ description: 'Trades by state.' }),
  }),
);

export const candidateList = named(
  'CandidateList',
  z.object({
    asOf: quarter,
    currency,
    data: z.array(
      z.object({
        accountId,
        name: z.string(),
        ownerId: repId,
        ownerName: z.string(),
        state: z.string(),
        t4qCents: cents('Revenue of the last four quarters'),
        growth: fraction('Growth').nullable(),
        headroomCents: cents('Headroom'),
        potentialGrade: z.enum(['A', 'B', 'C']),
        reasons: z.array(z.string()),
      }),
    ),
    nextCursor,
  }),
);

const planLine = z.object({
  planId: z.string(),
  name: z.string(),
  expectedCents: cents('Expected over four quarters'),
  boundCents: cents('What no plan can exceed').nullable(),
  swaps: z.int(),
  taken: z.int().meta({ description: 'Swaps that have become trades.' }),
  madeBy: z.string(),
  createdAt: instant,
  archivedAt: instant.nullable(),
});

export const planList = named('PlanList', z.object({ currency, data: z.array(named('PlanLine', planLine)) }));
