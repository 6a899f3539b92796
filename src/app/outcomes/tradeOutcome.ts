import type { TradeOutcome } from '../../outcomes/types';
import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { getTrade } from '../../storage/trades/trades';
import { type MeasuredOutcomes, measureOutcomes } from './measure';

export interface MeasuredTrade extends Pick<MeasuredOutcomes, 'asOf' | 'fiscalYearStartMonth' | 'currency' | 'locale'> {
  outcome: TradeOutcome;
  /** Account and reps of each leg, in the order of outcome.legOutcomes. */
  legs: MeasuredOutcomes['legs'];
}

/**
 * Before and after of one trade: its legs, their sum, and the candidates of its rotation that were not swapped.
 * @returns null for a trade that never took effect, for an undoing one, and before there is a complete quarter
 * @throws ProductError trade.notFound
 */
export async function tradeOutcome(database: Database, tradeId: string): Promise<MeasuredTrade | null> {
  const trade = await getTrade(database.db, tradeId);
  if (!trade) throw new ProductError('notFound', 'trade.notFound', 'There is no such trade.');
  const measured = await measureOutcomes(database, { rotationId: trade.rotationId });
  const outcome = measured?.changes.rotations
    .flatMap((rotation) => rotation.windows.flatMap((window) => window.trades))
    .find((own) => own.tradeId === tradeId);
  if (!measured || !outcome) return null;
  const { asOf, fiscalYearStartMonth, currency, locale } = measured;
  const legs = outcome.legOutcomes.map(
    ({ leg }) => measured.legs.find((own) => own.tradeId === tradeId && own.accountId === leg.accountId)!,
  );
  return { asOf, fiscalYearStartMonth, currency, locale, outcome, legs };
}
