import { z } from 'zod';
import { accountId, cents, currency, fraction, instant, quarter } from '../fields';
import { named } from '../named';

const interval = z.object({ low: z.number(), high: z.number() });
const verdict = z
  .enum(['better', 'noClearChange', 'worse', 'tooEarly', 'notComparable'])
  .meta({ description: 'Only at four complete quarters; at most 10 % of better and worse are wrong on average.' });

/** What the swaps did beyond what was to be expected without them. */
const effectSchema = named(
  'Effect',
  z.object({
    share: fraction('Of what the moved accounts brought in a mean quarter before'),
    centsPerQuarter: cents('A quarter'),
    totalCents: cents('In all quarters so far'),
    interval: interval.nullable().meta({ description: 'Of the share, 90 %; null when it cannot be said.' }),
    basis: z.string().meta({ description: 'How it was told from chance.' }),
    moved: z.int(),
    controls: z.int(),
    rotations: z.int(),
    quarters: z.int(),
  }),
);

const plain = z
  .object({
    afterCents: cents('The complete quarters after'),
    beforeCents: cents('The same quarters of the year before'),
    changeCents: cents('After less before'),
    change: fraction('Change').nullable(),
  })
  .meta({ description: 'A plain difference between two periods, never an effect.' });

const tradeOutcome = z.object({
  tradeId: z.string(),
  number: z.int(),
  rotationId: z.string(),
  state: z.enum(['measured', 'tooEarly', 'endedEarly', 'noYearBefore']),
  effectiveQuarter: quarter,
  quartersAfter: z.int(),
  fourQuartersBeforeCents: cents('The last four quarters before'),
  plain: plain.nullable(),
  effectCents: cents('Effect a quarter').nullable(),
  verdict: verdict.nullable(),
  legs: z.array(z.object({ accountId, fromRep: z.string().nullable(), toRep: z.string(), plain: plain.nullable() })),
});

export const outcomesSchema = named(
  'Outcomes',
  z.object({
    asOf: quarter.nullable().meta({ description: 'The last complete quarter; null = there is no revenue yet.' }),
    currency,
    effect: effectSchema.nullable().meta({ description: 'Of all exchanges of the company, whoever reads it.' }),
    trades: z.array(tradeOutcome).meta({ description: 'Those that took effect and concern the user’s books.' }),
  }),
);

export const reviewSchema = named(
  'Review',
  z.object({
    quarter,
    currency,
    sentences: z.array(z.string()),
    effect: effectSchema.nullable(),
    exchanges: z.array(
      z.object({
        tradeId: z.string(),
        number: z.int(),
        accounts: z.array(z.string()),
        verdict,
        sentence: z.string(),
        effectCents: cents('Effect a quarter').nullable(),
      }),
    ),
    decided: z.array(
      z.object({
        tradeId: z.string(),
        decision: z.enum(['keep', 'extend', 'reverse']),
        reason: z.string(),
        at: instant,
        by: z.string().nullable(),
      }),
    ),
    decisionsDue: z.array(z.string()).meta({ description: 'Ids of trades that wait for a decision.' }),
    fairness: z.array(z.string()),
    handoffs: z.array(z.string()),
    coaching: z.array(z.string()),
  }),
);
