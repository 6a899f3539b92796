import { addDays, type Day } from '../../shared/calendar';
import { type CreditTerms, dealsUntil } from '../../trades/credit/terms';

/**
 * From which day an open deal of a moved account is the new rep's: at once when it was opened after the data cut-off or
 * the terms let deals go along, else the day after the last one on which the former rep has a share. Without terms, at
 * once.
 */
export function dealMovesOn(
  deal: { createdOn: Day },
  trade: { effectiveDate: Day; cutOff: Day; terms: CreditTerms | null },
): Day {
  if (trade.terms === null || deal.createdOn > trade.cutOff) return trade.effectiveDate;
  const until = dealsUntil(trade.terms, trade.effectiveDate);
  return until === null ? trade.effectiveDate : addDays(until, 1);
}
