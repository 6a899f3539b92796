import { z } from 'zod';
import { accountId, cents, day, fraction, instant, nextCursor, quarter, repId } from '../fields';
import { named } from '../named';
import { withPeriod } from './period';

const identity = {
  accountId,
  name: z.string(),
  segment: z.string(),
  region: z.string(),
  industry: z.string().meta({ description: '"unknown" where your data is blank, as segment and region.' }),
  ownerId: repId.nullable().meta({ description: 'The rep who owns it today; null = nobody.' }),
  ownerName: z.string().nullable(),
};

const figures = {
  state: z.enum(['new', 'lapsed', 'declining', 'flat', 'lagging', 'growing']),
  t4qCents: cents('Revenue of the last four complete quarters'),
  growth: fraction('T4Q over the four quarters before, less 1').nullable(),
  peerGrowth: fraction('Median growth of similar customers').nullable(),
  relativeGrowth: fraction('Growth less that of similar customers').nullable(),
  potentialCents: cents('What it could spend a year on what we sell'),
  potentialGrade: z.enum(['A', 'B', 'C']).meta({ description: 'A given, B confirmed, C estimated.' }),
  penetration: fraction('T4Q over potential').nullable(),
  headroomCents: cents('Potential less T4Q, at least 0'),
  candidate: z.boolean().meta({ description: 'It is for review and has the owner it was analysed with.' }),
};

const accountLine = named('AccountLine', z.object({ ...identity, ...figures }));

export const accountList = named('AccountList', z.object({ ...withPeriod, data: z.array(accountLine), nextCursor }));

const spell = z.object({
  repId,
  repName: z.string(),
  role: z.enum(['owner', 'overlay', 'inside']),
  from: day,
  to: day.nullable().meta({ description: 'The first day on which it was so no longer; null = still.' }),
  origin: z.enum(['import', 'trade']),
  tradeId: z.string().nullable(),
});

const analysis = z.object({
  ...figures,
  priorCents: cents('Revenue of the four quarters before T4Q'),
  percentile: fraction('Share of similar customers that grew less').nullable(),
  peers: z.object({ level: z.enum(['segmentAndRegion', 'segment', 'all']), count: z.int() }),
  tenureYears: z.number().nullable().meta({ description: 'With the present owner up to the cut-off.' }),
  volatility: z.number().nullable(),
  reasons: z.array(z.string()).meta({ description: 'Why it stands where it stands, most telling first.' }),
  notCandidateBecause: z.array(z.string()).meta({ description: 'Why policy keeps it out of trades.' }),
});

export const accountSchema = named(
  'Account',
  z.object({
    ...withPeriod,
    ...identity,
    parentName: z.string().nullable(),
    lockedUntil: day.nullable(),
    lockReason: z.string().nullable(),
    analysis: analysis.nullable().meta({ description: 'Null where it has no revenue, or before the first analysis.' }),
    ownership: z.array(spell).meta({ description: 'Newest first.' }),
    quarters: z.array(z.object({ quarter, revenueCents: cents('Revenue') })).meta({ description: 'Oldest first.' }),
    categories: z.array(
      z.object({
        category: z.string(),
        t4qCents: cents('Last four quarters'),
        priorCents: cents('The four before'),
        growth: fraction('Growth').nullable(),
      }),
    ),
    couldAlsoBuy: z.array(
      z.object({ category: z.string(), typicalCents: cents('What similar customers spend on it') }),
    ),
    group: z.array(z.object({ accountId, name: z.string() })).meta({ description: 'The rest of its customer group.' }),
    trades: z.array(
      z.object({
        tradeId: z.string(),
        number: z.int(),
        state: z.string(),
        effectiveDate: day.nullable(),
        announcedAt: instant.nullable(),
      }),
    ),
  }),
);
