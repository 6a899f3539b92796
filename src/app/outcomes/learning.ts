import { type LearntBySegment, learnBySegment } from '../../outcomes/learning/bySegment';
import { regressorsOf } from '../../outcomes/learning/evidence';
import { priorOf } from '../../outcomes/learning/prior';
import { sharedErrors } from '../../outcomes/learning/sharedErrors';
import type { SwapEvidence } from '../../outcomes/learning/types';
import type { Database } from '../../storage/database';
import { plansAndSegments } from '../../storage/outcomes/effectFacts';
import { legsInEffect } from '../../storage/outcomes/outcomePages';
import { companyPolicy } from '../../storage/people/company';
import { reportEffects } from './effects';
import { type SeenThen, seenThen } from './seenThen';

const QUARTERS_A_YEAR = 4;

export interface LearningReport extends LearntBySegment {
  /** Swaps with four complete quarters that say nothing: not comparable, or a gain that stood at its ceiling. */
  silent: number;
  /** Swaps with fewer than four complete quarters. */
  tooEarly: number;
}

/**
 * What the company's own swaps teach about κ and δ. The prior is the belief that the oldest of them were planned with, so
 * that what was adopted since is not counted again.
 * @returns null while no effect can be worked out
 */
export async function reportLearning(database: Database): Promise<LearningReport | null> {
  const effects = await reportEffects(database);
  if (effects === null) return null;
  const facts = await plansAndSegments(database.db);
  const legs = await legsInEffect(database.db);
  const ripe = effects.trades.filter((trade) => trade.quarters >= QUARTERS_A_YEAR);
  const seen = new Map<string, SeenThen | null>();
  const evidence: SwapEvidence[] = [];
  const errors: Parameters<typeof sharedErrors>[0][number][] = [];
  for (const { tradeId, rotationId, baselineCents, firstYear } of ripe) {
    const { effectCents, errorCents } = firstYear ?? { effectCents: null, errorCents: null };
    const { planId, segment } = facts.get(tradeId) ?? { planId: null, segment: '' };
    const own = legs.filter((leg) => leg.tradeId === tradeId);
    const key = planId ?? rotationId;
    if (!seen.has(key)) {
      const named = legs.filter((leg) => leg.rotationId === rotationId).map((leg) => leg.accountId);
      seen.set(key, await seenThen(database, { planId, rotationId, named }));
    }
    const then = seen.get(key);
    const regressors = then ? regressorsOf(then.input, own, then.meanFit) : null;
    if (!regressors || effectCents === null || errorCents === null) continue;
    errors.push({ rotationId, baselineCents, errorCents });
    evidence.push({
      tradeId,
      rotationId,
      segment,
      effectCents: QUARTERS_A_YEAR * effectCents,
      errorCents: QUARTERS_A_YEAR * errorCents,
      ...regressors,
    });
  }
  const pooledErrors = new Map(
    effects.byRotation.map(({ rotationId, effect }) => [
      rotationId,
      effect === null ? 0 : Math.max(effect.dyadicError, effect.accountError),
    ]),
  );
  const inputs = [...seen.values()].flatMap((then) => then?.input ?? []);
  const oldest = inputs.sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1))[0];
  return {
    ...learnBySegment(
      priorOf(oldest?.beliefs ?? (await companyPolicy(database.db)).beliefs),
      evidence,
      sharedErrors(errors, pooledErrors),
    ),
    silent: ripe.length - evidence.length,
    tooEarly: effects.trades.length - ripe.length,
  };
}
