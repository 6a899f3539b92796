import type { EffectReport } from '../../outcomes/effect/report';
import { quarterFromIndex } from '../../shared/calendar';
import type { LegInEffectRow } from '../../storage/outcomes/outcomePages';

/**
 * The report on effects as commands write it: as it is, but for external account ids, trade numbers and the quarter as
 * text. Money in minor units a quarter, shares of the revenue before; null where nothing can be said.
 */
export function effectsJson(
  report: EffectReport | null,
  legs: readonly Pick<LegInEffectRow, 'accountId' | 'accountExternalId' | 'tradeId' | 'tradeNumber'>[],
): Record<string, unknown> | null {
  if (report === null) return null;
  const external = new Map(legs.map((leg) => [leg.accountId, leg.accountExternalId]));
  const numbers = new Map(legs.map((leg) => [leg.tradeId, leg.tradeNumber]));
  return {
    ...report,
    asOf: quarterFromIndex(report.asOf),
    trades: report.trades.map((trade) => ({
      ...trade,
      number: numbers.get(trade.tradeId) ?? null,
      accounts: trade.accounts.map((account) => ({ ...account, accountId: external.get(account.accountId) ?? null })),
    })),
  };
}
