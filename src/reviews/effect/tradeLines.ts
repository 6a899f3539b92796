import type { TradeEffect } from '../../outcomes/effect/trades/verdicts';
import type { Interval } from '../../outcomes/inference/interval';
import { groupBy } from '../../shared/groupBy';
import type { Manner } from '../../shared/wording';
import type { LegNames } from '../types';
import { tradeVerdict, VERDICT_WORDS } from './tradeVerdict';
import { centsOf } from './words';

/** One exchange with its names and what is said about it. Money in minor units a quarter. */
export interface TradeLine {
  tradeId: string;
  tradeNumber: number;
  accounts: string[];
  verdict: TradeEffect['verdict'];
  verdictWords: string;
  sentence: string;
  /** Null: none of its accounts was a candidate of its rotation. */
  effect: TradeEffect | null;
  effectCents: number | null;
  intervalCents: Interval | null;
}

const NOT_CALLED_UP =
  'It cannot be compared: the rotation had not called its accounts up, so nobody was chosen like them.';

/** Every exchange of which legs are given, by number. */
export function tradeLines(
  trades: readonly TradeEffect[],
  legs: readonly Pick<LegNames, 'tradeId' | 'tradeNumber' | 'accountName'>[],
  manner: Manner,
): TradeLine[] {
  const effects = new Map(trades.map((trade) => [trade.tradeId, trade]));
  const lines = [...groupBy(legs, (leg) => leg.tradeId)].map(([tradeId, own]): TradeLine => {
    const effect = effects.get(tradeId) ?? null;
    const verdict = effect?.verdict ?? 'notComparable';
    return {
      tradeId,
      tradeNumber: own[0].tradeNumber,
      accounts: own.map((leg) => leg.accountName),
      verdict,
      verdictWords: VERDICT_WORDS[verdict],
      sentence: effect === null ? NOT_CALLED_UP : tradeVerdict(effect, manner),
      effect,
      effectCents: effect?.interval ? effect.effectCents : null,
      intervalCents: effect?.interval ? centsOf(effect.interval, effect.baselineCents) : null,
    };
  });
  return lines.sort((a, b) => a.tradeNumber - b.tradeNumber);
}

/** What stands clear of chance, the clearest first. */
export function standingOut(lines: readonly TradeLine[], most: number): { better: TradeLine[]; worse: TradeLine[] } {
  const of = (verdict: TradeEffect['verdict']): TradeLine[] =>
    lines
      .filter((line) => line.verdict === verdict)
      .sort((a, b) => Math.abs(shrunkenCents(b)) - Math.abs(shrunkenCents(a)) || a.tradeNumber - b.tradeNumber)
      .slice(0, most);
  return { better: of('better'), worse: of('worse') };
}

function shrunkenCents({ effect }: TradeLine): number {
  return (effect?.shrunken ?? 0) * (effect?.baselineCents ?? 0);
}
