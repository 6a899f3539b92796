import { QUARTERS_FOR_VERDICT, type TradeEffect } from '../../outcomes/effect/trades/verdicts';
import { LEAST_PLACEBOS } from '../../outcomes/inference/placebos';
import { counted, type Manner, signedMoney } from '../../shared/wording';
import { between, centsOf, sideOf, tooEarlyWords } from './words';

/** The verdict on one exchange as people say it. */
export const VERDICT_WORDS: Record<TradeEffect['verdict'], string> = {
  better: 'better',
  noClearChange: 'no clear change',
  worse: 'worse',
  tooEarly: 'too early',
  notComparable: 'not comparable',
};

/** What one exchange did, in a sentence or two; an effect never without its interval. */
export function tradeVerdict(trade: TradeEffect, manner: Manner): string {
  const figures = effectFigures(trade, manner);
  switch (trade.verdict) {
    case 'tooEarly':
      return tooEarly(trade, figures);
    case 'notComparable':
      return trade.effect === null
        ? 'It cannot be compared: too few accounts like its own stayed with their reps.'
        : `It cannot be compared: only ${counted(trade.placebos, 'pretended swap')} of accounts that stayed could be formed, and a range needs ${LEAST_PLACEBOS}.`;
    case 'noClearChange':
      return sideOf(trade.interval!) === 0
        ? `No clear change: ${figures}. Accounts that nobody moved stray as far.`
        : `No clear change: ${figures}. Among so many swaps one like this is to be expected by chance.`;
    default:
      return `Clearly ${trade.verdict} than without it: ${figures}.${shrunkenSentence(trade, manner)}`;
  }
}

function tooEarly({ quarters }: TradeEffect, figures: string | null): string {
  if (quarters === 0) {
    return `Too early: no complete quarter has passed since it took effect; a verdict needs ${QUARTERS_FOR_VERDICT}.`;
  }
  const passed = tooEarlyWords(quarters);
  return figures === null ? passed : `${passed} So far: ${figures}.`;
}

function effectFigures({ effectCents, interval, baselineCents }: TradeEffect, manner: Manner): string | null {
  if (effectCents === null || interval === null) return null;
  const range = between(centsOf(interval, baselineCents), manner);
  return `effect ${signedMoney(effectCents, manner)} a quarter, ${range}`;
}

/** What is left of an effect when it is weighed against those of all swaps: the largest ones owe most to luck. */
function shrunkenSentence({ shrunken, baselineCents }: TradeEffect, manner: Manner): string {
  if (shrunken === null) return '';
  return ` Weighed against all swaps, the better guess is ${signedMoney(Math.round(shrunken * baselineCents), manner)}.`;
}
