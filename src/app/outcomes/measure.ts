import type { RepId } from '../../accounts/types';
import { type CoachingSpell, withoutCoached } from '../../outcomes/effect/underCoaching';
import { sumTrades, tradeOutcomes } from '../../outcomes/plainChange';
import type { LegInEffect, NotSwapped, PlainChanges, TradeOutcome } from '../../outcomes/types';
import { effectiveQuarter } from '../../outcomes/window';
import { asOfQuarterIndex } from '../../shared/calendar';
import { spellsOf } from '../../storage/coaching/comparison';
import { listPlans } from '../../storage/coaching/plans';
import type { Database } from '../../storage/database';
import { candidatesNotSwapped, type LegInEffectRow, legsInEffect } from '../../storage/outcomes/outcomePages';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { loadRevenueOfAccounts, type QuarterSpan, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { answered } from './keptPerData';
import { legsSeenFrom } from './seenFrom';

export interface OutcomeQuestion {
  rotationId?: string;
  /** Quarter index up to which revenue counts; left out, or later than the data: the last complete quarter. */
  asOf?: number;
  /** Whose books the reader may see: trades that none of them takes part in are left out. Left out: everybody's. */
  seesRep?: (repId: RepId) => boolean;
}

export interface MeasuredOutcomes {
  /** Quarter index that the figures look back from, and the last complete quarter of the data. */
  asOf: number;
  latest: number;
  /** First quarter index that counts as after any of the trades asked for, seen from today; null = none in effect. */
  firstEffect: number | null;
  fiscalYearStartMonth: number;
  currency: string;
  locale: string;
  changes: PlainChanges;
  /** The legs measured, with the names of account and reps. */
  legs: LegInEffectRow[];
}

/**
 * Revenue before and after the trades in effect, beside the candidates of their rotations that were not swapped. Seen
 * from a quarter in the past, only trades count that had taken effect by the end of the quarter after it, and what
 * ended a move later is not known yet.
 * @returns null while there is no complete quarter of revenue
 */
export async function measureOutcomes(
  database: Database,
  question: OutcomeQuestion = {},
): Promise<MeasuredOutcomes | null> {
  const company = await findCompany(database.db);
  const { fiscalYearStartMonth } = await companyPolicy(database.db);
  const dataVersion = company?.dataVersion ?? 0;
  const months = await revenueMonths(database.db);
  if (months === null) return null;
  const latest = asOfQuarterIndex(months.lastMonth, fiscalYearStartMonth);
  const asOf = Math.min(question.asOf ?? latest, latest);
  const all = await legsInEffect(database.db);
  const asked = legsAsked(all, question);
  const seen = (legs: readonly LegInEffectRow[]) => legsSeenFrom(legs, { asOf, latest, fiscalYearStartMonth });
  const legs = seen(asked);
  const everybodys = seen(all);
  const span = {
    fiscalYearStartMonth,
    firstMonth: months.firstMonth,
    // One more than four: a quarter with two owners may lie between before and after.
    from: Math.min(asOf, firstQuarterOf(all, fiscalYearStartMonth) ?? asOf) - 5,
    through: asOf,
  };
  const spells = spellsOf(await listPlans(database.db));
  const outcomes = await answered(
    database,
    dataVersion,
    { parts: ['trades', span, everybodys.map(factsOf), spells], subject: { asOf: question.asOf } },
    () => outcomesOf(database, everybodys.map(factsOf), span, spells),
  );
  const trades = new Set(legs.map((leg) => leg.tradeId));
  return {
    asOf,
    latest,
    firstEffect: firstQuarterOf(asked, fiscalYearStartMonth),
    fiscalYearStartMonth,
    currency: company?.currency ?? 'USD',
    locale: company?.locale ?? 'en-US',
    changes: sumTrades(outcomes.filter((trade) => trades.has(trade.tradeId))),
    legs,
  };
}

/** First quarter index that counts as after any of the moves; null = there is none. */
function firstQuarterOf(legs: readonly LegInEffectRow[], fiscalYearStartMonth: number): number | null {
  const quarters = legs.map((leg) => effectiveQuarter(leg.effectiveDate, fiscalYearStartMonth));
  return quarters.length === 0 ? null : Math.min(...quarters);
}

/** What an outcome depends on: names may change without it. */
function factsOf(leg: LegInEffectRow): LegInEffect {
  const { rotationId, tradeId, accountId, effectiveDate, heldUntil, endedBy } = leg;
  return { rotationId, tradeId, accountId, effectiveDate, heldUntil, endedBy };
}

async function outcomesOf(
  database: Database,
  legs: readonly LegInEffect[],
  span: QuarterSpan,
  spells: readonly CoachingSpell[],
): Promise<TradeOutcome[]> {
  const notSwapped: NotSwapped[] = [];
  for (const rotationId of new Set(legs.map((leg) => leg.rotationId))) {
    const stayed = (await candidatesNotSwapped(database.db, rotationId)).map((accountId) => ({
      rotationId,
      accountId,
    }));
    const { candidates } = withoutCoached(stayed, legs, spells);
    notSwapped.push({ rotationId, accountIds: candidates.map(({ accountId }) => accountId) });
  }
  const accountIds = [...legs.map((leg) => leg.accountId), ...notSwapped.flatMap((n) => n.accountIds)];
  const revenue = await loadRevenueOfAccounts(database, accountIds, span);
  const { fiscalYearStartMonth, through: asOf } = span;
  return tradeOutcomes({ revenue, asOf, fiscalYearStartMonth, legs, notSwapped });
}

/** The legs of the trades asked for; a trade is shown whole or not at all. */
function legsAsked(all: readonly LegInEffectRow[], { rotationId, seesRep }: OutcomeQuestion): LegInEffectRow[] {
  const legs = all.filter((leg) => !rotationId || leg.rotationId === rotationId);
  if (seesRep === undefined) return legs;
  const seen = legs.filter((leg) => seesRep(leg.toRepId) || (leg.fromRepId !== null && seesRep(leg.fromRepId)));
  const trades = new Set(seen.map((leg) => leg.tradeId));
  return legs.filter((leg) => trades.has(leg.tradeId));
}
