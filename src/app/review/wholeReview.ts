import { type DecidedOutcome, decisionDue } from '../../outcomes/decisions';
import type { EffectReport } from '../../outcomes/effect/report';
import type { RegressionToMean } from '../../outcomes/regressionToMean';
import { coachingSentences } from '../../reviews/coaching/effectSentences';
import { standingOut, type TradeLine, tradeLines } from '../../reviews/effect/tradeLines';
import type { Day, Quarter } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { outcomeDecisions } from '../../storage/outcomes/outcomeDecisions';
import { listTrades } from '../../storage/trades/trades';
import { type AllCoaching, allCoaching } from '../coaching/allCoaching';
import { reportEffects } from '../outcomes/effects';
import type { OutcomeQuestion } from '../outcomes/measure';
import { reportRegression } from '../outcomes/regression';
import { type Besides, besidesOfQuarter } from './besidesOfQuarter';
import { type ReviewedQuarter, reviewQuarter } from './reviewQuarter';

/** Exchanges named as standing out, each way. */
const MOST_NAMED = 3;

export interface WholeReview extends ReviewedQuarter, Besides {
  /** Of all exchanges of the company, whoever reads it. */
  effects: EffectReport | null;
  regression: RegressionToMean | null;
  /** All coaching of the company, whoever reads it, and what is said of it. */
  coachingOfAll: AllCoaching;
  coaching: string[];
  /** The exchanges that the reader may see. */
  lines: TradeLine[];
  standingOut: { better: TradeLine[]; worse: TradeLine[] };
  /** The latest decision about each, newest first, and those that wait for one. */
  decided: { line: TradeLine; decision: DecidedOutcome }[];
  due: TradeLine[];
}

/**
 * The quarterly review for leadership: what was swapped, the pooled effect, what stands out, coaching, fairness, handoffs
 * and decisions, as seen from a quarter.
 * @throws ProductError as reviewQuarter
 */
export async function wholeReview(
  database: Database,
  question: { quarter?: Quarter; seesRep?: OutcomeQuestion['seesRep']; today: Day },
): Promise<WholeReview> {
  const reviewed = await reviewQuarter(database, question.quarter, question.seesRep);
  const { measured, manner, review } = reviewed;
  const effects = await reportEffects(database, { asOf: measured.asOf });
  const lines = tradeLines(effects?.trades ?? [], measured.legs, manner);
  const besides = await besidesOfQuarter(database, measured, question.today, question.seesRep);
  const coachingOfAll = await allCoaching(database, measured.asOf);
  const decisions = await latestDecisions(database, review.asOf);
  return {
    ...reviewed,
    ...besides,
    coachingOfAll,
    coaching: coachingSentences(coachingOfAll, besides.suggestedToCoach, manner),
    effects,
    regression: await reportRegression(database),
    lines,
    standingOut: standingOut(lines, MOST_NAMED),
    decided: [...decisions.values()].flatMap((decision) => {
      const line = lines.find(({ tradeId }) => tradeId === decision.tradeId);
      return line ? [{ line, decision }] : [];
    }),
    due: await waiting(database, lines, decisions, question.today),
  };
}

async function latestDecisions(database: Database, asOf: Quarter): Promise<Map<string, DecidedOutcome>> {
  const latest = new Map<string, DecidedOutcome>();
  for (const decision of await outcomeDecisions(database.db, { asOf })) {
    if (!latest.has(decision.tradeId)) latest.set(decision.tradeId, decision);
  }
  return latest;
}

/** Only exchanges that are in effect today can be decided about. */
async function waiting(
  database: Database,
  lines: readonly TradeLine[],
  decisions: ReadonlyMap<string, DecidedOutcome>,
  today: Day,
): Promise<TradeLine[]> {
  const inEffect = new Map(
    (await listTrades(database.db, { states: ['in_effect'] })).map((trade) => [trade.id, trade.reviewDate]),
  );
  return lines.filter(({ tradeId, effect }) => {
    const reviewDate = inEffect.get(tradeId);
    if (reviewDate === undefined) return false;
    return decisionDue({ quarters: effect?.quarters ?? 0, reviewDate }, decisions.get(tradeId) ?? null, today);
  });
}
