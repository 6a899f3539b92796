import { z } from 'zod';
import { accountId, cents, currency, day, fraction, instant, nextCursor, repId } from '../fields';
import { named } from '../named';
import { creditSchema } from './tradeCredit';

const STATES = [
  'draft',
  'submitted',
  'approved',
  'rejected',
  'withdrawn',
  'scheduled',
  'in_effect',
  'conflict',
  'reversed',
  'held_out',
] as const;

export const tradeState = z.enum(STATES);

const leg = z.object({
  accountId,
  accountName: z.string(),
  fromRepId: repId.nullable(),
  toRepId: repId,
  t4qCents: cents('Revenue of the last four quarters, as planned'),
  headroomCents: cents('Headroom'),
  gainCents: cents('Expected gain over four quarters'),
  lossCents: cents('Expected handover loss'),
  expectedCents: cents('Gain less loss'),
});

const head = {
  tradeId: z.string(),
  number: z.int().meta({ description: 'The short number that people quote.' }),
  rotationId: z.string(),
  planId: z.string().nullable(),
  kind: z.enum(['pair', 'basket', 'cycle', 'transfer']),
  state: tradeState,
  effectiveDate: day.nullable(),
  expectedCents: cents('Expected over four quarters'),
  announcedAt: instant.nullable(),
  crmState: z.string().nullable().meta({ description: 'How far the CRM follows: due, exported or confirmed.' }),
  undoesTradeId: z.string().nullable(),
  createdAt: instant,
  legs: z.array(leg),
};

export const tradeLine = named('TradeLine', z.object(head));

export const tradeList = named('TradeList', z.object({ currency, data: z.array(tradeLine), nextCursor }));

export const tradeSchema = named(
  'Trade',
  z.object({
    ...head,
    currency,
    effectiveDateReason: z.string().nullable(),
    successMeasure: z.string().nullable(),
    reviewDate: day.nullable(),
    undoCondition: z.string().nullable(),
    credit: creditSchema,
    creditNote: z.string().nullable().meta({ description: 'What was agreed beyond the terms, in words.' }),
    breakEvenGrowth: fraction('Growth beyond the present reps’ from which it has paid').nullable(),
    sides: z.array(
      z.object({
        repId,
        givenCents: cents('T4Q given'),
        gotCents: cents('T4Q received'),
        bookCents: cents('The book').nullable(),
        bookAfterCents: cents('The book with this trade alone').nullable(),
      }),
    ),
    consents: z.array(
      z.object({
        managerId: repId.nullable().meta({ description: 'Whose side it is for; null = the second pair of eyes.' }),
        eligible: z.array(z.string()).meta({ description: 'Names of who may give it.' }),
        givenBy: z.string().nullable(),
        givenAt: instant.nullable(),
      }),
    ),
    history: z.array(z.object({ state: tradeState, at: instant, by: z.string(), reason: z.string().nullable() })),
    actions: z
      .array(z.enum(['submission', 'consent', 'consentBack', 'rejection', 'withdrawal', 'schedule', 'effect', 'undo']))
      .meta({ description: 'What the user of the token could do now.' }),
    undoneBy: z.object({ tradeId: z.string(), number: z.int(), state: z.string() }).nullable(),
  }),
);
