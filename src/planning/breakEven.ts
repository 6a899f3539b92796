/**
 * The growth beyond what their present owners would reach from which moves have paid: what handing over is expected to
 * cost, as a share of the revenue of the last four quarters, over the four quarters after. Null without revenue, and
 * where nothing is expected to be lost (a move back).
 */
export function breakEvenGrowth(legs: readonly { t4qCents: number; lossCents: number }[]): number | null {
  const t4q = legs.reduce((sum, leg) => sum + Math.max(0, leg.t4qCents), 0);
  const loss = legs.reduce((sum, leg) => sum + leg.lossCents, 0);
  return t4q > 0 && loss > 0 ? loss / t4q : null;
}
