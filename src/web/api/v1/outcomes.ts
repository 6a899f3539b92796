import { z } from 'zod';
import { reportEffects } from '../../../app/outcomes/effects';
import { type MeasuredOutcomes, measureOutcomes } from '../../../app/outcomes/measure';
import { wholeReview } from '../../../app/review/wholeReview';
import { findRotation } from '../../../app/rotations/findRotation';
import type { PooledEffect } from '../../../outcomes/effect/pooledFigures';
import type { TradeEffect } from '../../../outcomes/effect/trades/verdicts';
import { quarterFromIndex } from '../../../shared/calendar';
import { companyTelling } from '../../../storage/people/company';
import { seesRepOf } from '../../outcomes/seesRep';
import { type Route, route } from '../route';
import { outcomesSchema, reviewSchema } from './outcomeSchemas';

const about = { method: 'get', scope: 'read', tag: 'Outcomes', status: 200 } as const;

const outcomes = route({
  ...about,
  path: '/outcomes',
  like: 'GET /rotations/:id/outcome',
  summary: 'What the exchanges did',
  query: z.strictObject({ rotationId: z.string().max(100).optional() }),
  answer: outcomesSchema,
  async handle({ services: { database }, db, user, query }) {
    const { rotationId } = query;
    if (rotationId !== undefined) await findRotation(db, rotationId);
    const measured = await measureOutcomes(database, { rotationId, seesRep: await seesRepOf(db, user) });
    const { currency } = await companyTelling(db);
    if (measured === null) return { asOf: null, currency, effect: null, trades: [] };
    const effects = await reportEffects(database, { rotationId });
    return {
      asOf: quarterFromIndex(measured.asOf),
      currency,
      effect: effectJson(effects?.pooled ?? null),
      trades: tradesJson(measured, effects?.trades ?? []),
    };
  },
});

/** Estimates have fractions of minor units, which say nothing. */
function rounded(amount: number | null): number | null {
  return amount === null ? null : Math.round(amount);
}

function effectJson(effect: PooledEffect | null) {
  if (effect === null) return null;
  const { centsPerQuarter, totalCents, ...rest } = effect;
  return { ...rest, centsPerQuarter: Math.round(centsPerQuarter), totalCents: Math.round(totalCents) };
}

function tradesJson({ changes, legs }: MeasuredOutcomes, effects: readonly TradeEffect[]) {
  const verdicts = new Map(effects.map((effect) => [effect.tradeId, effect]));
  const leg = (tradeId: string, accountId: number) =>
    legs.find((own) => own.tradeId === tradeId && own.accountId === accountId)!;
  return changes.rotations.flatMap(({ rotationId, windows }) =>
    windows.flatMap(({ trades }) =>
      trades.map(({ legOutcomes, window, ...trade }) => ({
        ...trade,
        rotationId,
        number: leg(trade.tradeId, legOutcomes[0].leg.accountId).tradeNumber,
        effectiveQuarter: quarterFromIndex(window.effectiveQuarter),
        quartersAfter: window.quarters,
        effectCents: rounded(verdicts.get(trade.tradeId)?.effectCents ?? null),
        verdict: verdicts.get(trade.tradeId)?.verdict ?? null,
        legs: legOutcomes.map((outcome) => {
          const { accountExternalId, fromRep, toRep } = leg(trade.tradeId, outcome.leg.accountId);
          return { accountId: accountExternalId, fromRep, toRep, plain: outcome.plain };
        }),
      })),
    ),
  );
}

const review = route({
  ...about,
  path: '/reviews/{quarter}',
  like: 'GET /review',
  summary: 'The quarterly review',
  description: 'Of a fiscal quarter (YYYY-Qn), or of the last complete one (latest).',
  answer: reviewSchema,
  async handle({ services: { database }, db, user, params, actor }) {
    const quarter = params.quarter === 'latest' ? undefined : params.quarter;
    const whole = await wholeReview(database, { quarter, seesRep: await seesRepOf(db, user), today: actor.today });
    return {
      ...whole,
      quarter: whole.review.asOf,
      currency: whole.manner.currency,
      sentences: whole.review.sentences,
      effect: effectJson(whole.effects?.pooled ?? null),
      exchanges: whole.lines.map((line) => ({
        ...line,
        number: line.tradeNumber,
        effectCents: rounded(line.effectCents),
      })),
      decided: whole.decided.map(({ decision }) => ({ ...decision, by: decision.byName })),
      decisionsDue: whole.due.map(({ tradeId }) => tradeId),
    };
  },
});

export const outcomeRoutes: Route[] = [outcomes, review];
