import type { Day } from '../../shared/calendar';
import type { Trx } from '../database';
import type { Trade } from './trades';

/** Stores a new trade with its legs and gives it the next number. */
export async function insertTrade(trx: Trx, trade: Omit<Trade, 'number'>): Promise<number> {
  const last = await trx
    .selectFrom('trades')
    .select((e) => e.fn.max('number').as('number'))
    .executeTakeFirst();
  const number = Number(last?.number ?? 0) + 1;
  await trx
    .insertInto('trades')
    .values({
      id: trade.id,
      number,
      rotation_id: trade.rotationId,
      plan_id: trade.planId,
      swap_id: trade.swapId,
      kind: trade.kind,
      state: trade.state,
      effective_date: trade.effectiveDate,
      effective_date_reason: trade.effectiveDateReason,
      expected_cents: trade.expectedCents,
      success_measure: trade.successMeasure,
      review_date: trade.reviewDate,
      undo_condition: trade.undoCondition,
      credit_terms: trade.creditTerms,
      waiver_reason: trade.waiverReason,
      undoes_trade_id: trade.undoesTradeId,
      announced_at: trade.announcedAt,
      crm_state: trade.crmState,
      created_at: trade.createdAt,
      created_by: trade.createdBy,
    })
    .execute();
  await trx
    .insertInto('trade_legs')
    .values(
      trade.legs.map((leg) => ({
        trade_id: trade.id,
        account_id: leg.accountId,
        group_id: leg.groupId,
        from_rep_id: leg.fromRepId,
        to_rep_id: leg.toRepId,
        t4q_cents: leg.t4qCents,
        headroom_cents: leg.headroomCents,
        fit: leg.fit,
        gain_cents: leg.gainCents,
        loss_cents: leg.lossCents,
        expected_cents: leg.expectedCents,
      })),
    )
    .execute();
  return number;
}

/** Writes down how a trade will be judged, when, what would undo it and who is credited. */
export async function setTradeTerms(
  trx: Trx,
  id: string,
  terms: { successMeasure: string; reviewDate: Day; undoCondition: string; creditTerms: string },
): Promise<void> {
  await trx
    .updateTable('trades')
    .set({
      success_measure: terms.successMeasure.trim(),
      review_date: terms.reviewDate,
      undo_condition: terms.undoCondition.trim() || null,
      credit_terms: terms.creditTerms.trim() || null,
    })
    .where('id', '=', id)
    .execute();
}

/** Sets the day of effect, the reason for an unusual one, and when the reps were told (null = not yet). */
export async function setSchedule(
  trx: Trx,
  id: string,
  schedule: { effectiveDate: Day; reason: string | null; announcedAt: string | null },
): Promise<void> {
  await trx
    .updateTable('trades')
    .set({
      effective_date: schedule.effectiveDate,
      effective_date_reason: schedule.reason,
      announced_at: schedule.announcedAt,
    })
    .where('id', '=', id)
    .execute();
}

/** Moves the day on which a trade is looked at again. */
export async function setReviewDate(trx: Trx, id: string, day: Day): Promise<void> {
  await trx.updateTable('trades').set({ review_date: day }).where('id', '=', id).execute();
}

/** Moves the day of effect and the review of a trade that is not announced yet. */
export async function setDates(trx: Trx, id: string, dates: { effectiveDate: Day; reviewDate: Day }): Promise<void> {
  await trx
    .updateTable('trades')
    .set({ effective_date: dates.effectiveDate, review_date: dates.reviewDate })
    .where('id', '=', id)
    .execute();
}

/** Keeps the reason for which a trade was approved beyond a limit. */
export async function setWaiver(trx: Trx, id: string, reason: string): Promise<void> {
  await trx.updateTable('trades').set({ waiver_reason: reason }).where('id', '=', id).execute();
}
