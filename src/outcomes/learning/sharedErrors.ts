import { groupBy } from '../../shared/groupBy';

/** A trade's own error, and what its accounts brought a quarter before; minor units. */
interface TradeError {
  rotationId: string;
  baselineCents: number;
  errorCents: number;
}

/**
 * How much of the error of a rotation its trades have in common: they stand against the same candidates, and reps take
 * part in several. It is what the error of the rotation's pooled effect holds beyond the errors of its trades, had they
 * nothing to do with each other: √(error² − Σ share² × own error²), shares by baseline.
 * @param pooledErrors by rotation id, share of the baseline
 * @returns by rotation id, share of the baseline; 0 where nothing is shared
 */
export function sharedErrors(
  trades: readonly TradeError[],
  pooledErrors: ReadonlyMap<string, number>,
): Map<string, number> {
  const shared = new Map<string, number>();
  for (const [rotationId, own] of groupBy(trades, (trade) => trade.rotationId)) {
    const baseline = own.reduce((sum, { baselineCents }) => sum + baselineCents, 0);
    // share × error as a share of the own baseline = error in money over the baseline of all.
    const alone = own.reduce((sum, { errorCents }) => sum + (errorCents / baseline) ** 2, 0);
    const pooled = pooledErrors.get(rotationId) ?? 0;
    shared.set(rotationId, Math.sqrt(Math.max(0, pooled ** 2 - alone)));
  }
  return shared;
}
