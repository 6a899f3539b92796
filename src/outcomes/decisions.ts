import type { Day, Quarter } from '../shared/calendar';
import { QUARTERS_FOR_VERDICT, type TradeEffect } from './effect/trades/verdicts';

/** keep: it stays for good · extend: it goes on and is looked at again · reverse: it is to be undone. */
export const OUTCOME_DECISIONS = ['keep', 'extend', 'reverse'] as const;
export type OutcomeDecision = (typeof OUTCOME_DECISIONS)[number];

/** What was known of an exchange's effect when it was decided about; null = nothing yet. */
export type Evidence = Pick<TradeEffect, 'verdict' | 'quarters' | 'effectCents'> & {
  /** Minor units a quarter. */
  intervalCents: { low: number; high: number } | null;
};

export interface DecidedOutcome {
  tradeId: string;
  decision: OutcomeDecision;
  reason: string;
  reviewAgain: Day | null;
  asOf: Quarter;
  evidence: Evidence | null;
  at: string;
  /** Who decided; null = the system. */
  byName: string | null;
}

/** The figures of an exchange as they are kept with a decision. */
export function evidenceOf(trade: TradeEffect | undefined): Evidence | null {
  if (trade === undefined) return null;
  const { verdict, quarters, effectCents, interval, baselineCents } = trade;
  const cents = (share: number): number => Math.round(share * baselineCents);
  return {
    verdict,
    quarters,
    effectCents,
    intervalCents: interval && { low: cents(interval.low), high: cents(interval.high) },
  };
}

/**
 * Whether somebody has to decide about an exchange in effect: it can be judged or its review has come, and nobody has
 * decided; or it was extended until a day that has come.
 */
export function decisionDue(
  trade: { quarters: number; reviewDate: Day | null },
  latest: Pick<DecidedOutcome, 'decision' | 'reviewAgain'> | null,
  today: Day,
): boolean {
  if (latest === null) {
    return trade.quarters >= QUARTERS_FOR_VERDICT || (trade.reviewDate !== null && trade.reviewDate <= today);
  }
  return latest.decision === 'extend' && latest.reviewAgain !== null && latest.reviewAgain <= today;
}
