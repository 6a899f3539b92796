import { handoffSentences } from '../../reviews/besides';
import { fairnessKept, fairnessSentences } from '../../reviews/fairnessKept';
import { inWords } from '../../reviews/sentences';
import { addDays, type Day, firstDayOfQuarter, lastDayOfQuarter, quarterFromIndex } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import {
  booksOfRotation,
  repsToCoach,
  tradesOfSpan,
  unconfirmedTrades,
  withoutRevenueSince,
} from '../../storage/outcomes/reviewFacts';
import type { MeasuredOutcomes, OutcomeQuestion } from '../outcomes/measure';

/** A month: the CRM is followed up weekly, and a customer who buys orders within one. */
const LATE_AFTER_DAYS = 30;

export interface Besides {
  fairness: string[];
  handoffs: string[];
  /** Reps in sight for whom the latest analysis suggests coaching. */
  suggestedToCoach: number;
}

/**
 * What a review tells beside the effect, over the four quarters to the one after `asOf`: limits on books, handoffs,
 * coaching. Only books and trades that the reader may see count.
 */
export async function besidesOfQuarter(
  database: Database,
  { asOf, fiscalYearStartMonth, legs }: MeasuredOutcomes,
  today: Day,
  seesRep: OutcomeQuestion['seesRep'],
): Promise<Besides> {
  const { db } = database;
  const first = firstDayOfQuarter(asOf - 2, fiscalYearStartMonth);
  const last = lastDayOfQuarter(asOf + 1, fiscalYearStartMonth);
  const span = `In the four quarters to ${inWords(quarterFromIndex(asOf + 1))}`;
  const trades = await tradesOfSpan(db, first, last);
  const seen = trades.filter(
    ({ legs: own }) =>
      !seesRep || own.some((leg) => [leg.fromRepId, leg.toRepId].some((id) => id !== null && seesRep(id))),
  );
  const rotationIds = [...new Set(seen.map((trade) => trade.rotationId))];
  const books = await Promise.all(rotationIds.map((id) => booksOfRotation(db, id)));
  const coach = (await repsToCoach(db)).filter((id) => !seesRep || seesRep(id));
  return {
    fairness: fairnessSentences(fairnessKept(seen, books, seesRep), span),
    handoffs: handoffSentences(await handoffs(database, legs, { first, last, today }), span),
    suggestedToCoach: coach.length,
  };
}

async function handoffs(
  database: Database,
  legs: MeasuredOutcomes['legs'],
  { first, last, today }: { first: Day; last: Day; today: Day },
) {
  const unconfirmed = await unconfirmedTrades(database.db);
  const moved = legs.filter(
    ({ effectiveDate, heldUntil }) => heldUntil === null && effectiveDate >= first && effectiveDate <= last,
  );
  const before = addDays(today < last ? today : last, -LATE_AFTER_DAYS);
  const late = moved.filter((leg) => leg.effectiveDate <= before);
  return {
    moved: moved.length,
    lateAfterDays: LATE_AFTER_DAYS,
    unconfirmed: late.filter((leg) => unconfirmed.has(leg.tradeId)).length,
    withoutOrder: await withoutRevenueSince(
      database.db,
      late.map(({ accountId, effectiveDate }) => ({ accountId, since: effectiveDate })),
    ),
  };
}
