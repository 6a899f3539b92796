import { addDays, type Day } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { getTrade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { proposeTrades } from '../trades/proposeTrades';
import { submitTrade } from '../trades/submitTrade';

/** Days from the effect of a made-up trade to its review: four complete quarters have passed. */
const REVIEWED_AFTER = 380;

/**
 * Takes one swap of a plan into a trade and submits it with everything that an approval asks for.
 * @param effectiveDate of the rotation
 * @returns id of the trade
 */
export async function submitSwap(
  database: Database,
  { planId, swapId, effectiveDate }: { planId: string; swapId: string; effectiveDate: Day },
  proposer: Actor,
): Promise<string> {
  const [id] = await proposeTrades(database, planId, [swapId], proposer);
  const draft = (await getTrade(database.db, id))!;
  const terms = {
    successMeasure: draft.successMeasure ?? '',
    reviewDate: draft.reviewDate ?? addDays(effectiveDate, REVIEWED_AFTER),
    undoCondition: 'The customer asks for the former rep in writing.',
    creditTerms: 'An order that both reps worked on is talked over with their managers.',
  };
  await submitTrade(database, id, terms, proposer);
  return id;
}
