import type { Day } from '../../shared/calendar';
import type { TradeState } from '../states';
import { secondWaveOpens } from './waves';

/** What decides whether a trade may get its date as far as the lottery is concerned. */
export interface HoldFacts {
  state: TradeState;
  /** A swap of the rotation: no transfer, and none that undoes another. */
  isSwap: boolean;
  lottery: { share: number; ended: boolean; secondWave: Day | null };
  today: Day;
}

/** Why the lottery keeps a trade from being scheduled: a sentence, `dayText` writes its day; null when it does not. */
export function lotteryHold(facts: HoldFacts, dayText: (day: Day) => string = (day) => day): string | null {
  const { state, isSwap, lottery, today } = facts;
  if (!isSwap) return null;
  if (state === 'approved' && lottery.share > 0 && !lottery.ended) {
    return 'This rotation draws by lot which swaps take effect now. The draw comes first, then the dates.';
  }
  if (state !== 'held_out' || lottery.secondWave === null) return null;
  const opens = secondWaveOpens(lottery.secondWave);
  return today < opens
    ? `It was drawn for the second wave of ${dayText(lottery.secondWave)}. Until ${dayText(opens)} it is not announced, so that the two waves can be compared.`
    : null;
}
