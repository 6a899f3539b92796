import type { AppliedTrade } from '../../app/trades/applyTrades';

/** What came of bringing a trade into effect, for people. */
export function effectSentence(applied: AppliedTrade | undefined): { say: string; warn: boolean } {
  switch (applied?.result) {
    case 'in_effect':
      return { say: 'The trade is in effect: every account of it has its new owner.', warn: false };
    case 'waiting':
      return { say: `Not yet. ${applied.because.join(' ')}`, warn: true };
    case 'conflict':
      return { say: `It could not take effect, and nothing moved. ${applied.because.join(' ')}`, warn: true };
    default:
      return { say: 'Nothing changed: this trade is not scheduled.', warn: true };
  }
}
