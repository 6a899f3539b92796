import type { NotSwappedChange, OutcomeSum } from '../../outcomes/types';
import { quarterFromIndex } from '../../shared/calendar';
import type { MeasuredOutcomes } from './measure';

/**
 * Outcomes as `rotation outcomes --json` writes them: external ids, money in minor units, changes as fractions. `plain`
 * and `notSwapped` are null where nothing can be compared yet; `state` says why.
 */
export function outcomesJson({ asOf, changes, legs }: MeasuredOutcomes): Record<string, unknown> {
  const leg = (tradeId: string, accountId: number) =>
    legs.find((own) => own.tradeId === tradeId && own.accountId === accountId)!;
  return {
    asOf: quarterFromIndex(asOf),
    ...sumJson(changes),
    rotations: changes.rotations.map((rotation) => ({
      rotationId: rotation.rotationId,
      rotation: legs.find((own) => own.rotationId === rotation.rotationId)!.rotationName,
      ...sumJson(rotation),
      undoneTrades: rotation.undoneTrades,
      trades: rotation.windows.flatMap(({ trades }) =>
        trades.map((trade) => ({
          tradeId: trade.tradeId,
          number: leg(trade.tradeId, trade.legOutcomes[0].leg.accountId).tradeNumber,
          state: trade.state,
          endedBy: trade.endedBy,
          effectiveQuarter: quarterFromIndex(trade.window.effectiveQuarter),
          quartersAfter: trade.window.quarters,
          ...sumJson(trade),
          legs: trade.legOutcomes.map((outcome) => {
            const { accountExternalId, fromRep, toRep } = leg(trade.tradeId, outcome.leg.accountId);
            return { accountId: accountExternalId, fromRep, toRep, ...moneyJson(outcome) };
          }),
          notSwapped: notSwappedJson(trade.notSwapped),
        })),
      ),
    })),
  };
}

function sumJson(sum: OutcomeSum): Record<string, unknown> {
  return { accounts: sum.legs, byState: sum.byState, ...moneyJson(sum) };
}

function moneyJson({ fourQuartersBeforeCents, plain }: Pick<OutcomeSum, 'fourQuartersBeforeCents' | 'plain'>) {
  return { fourQuartersBeforeCents, plain };
}

function notSwappedJson(change: NotSwappedChange | null): Record<string, unknown> | null {
  return change && { accounts: change.accounts, ...change.pooled, medianChange: change.medianChange };
}
