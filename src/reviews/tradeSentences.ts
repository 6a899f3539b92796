import type { TradeOutcome } from '../outcomes/types';
import { lastDayOfQuarter, quarterFromIndex } from '../shared/calendar';
import { counted, dayInWords, money } from '../shared/wording';
import { type Currency, change, inWords, NOT_AN_EFFECT, notSwappedSentence, span } from './sentences';

const ENDED: Record<NonNullable<TradeOutcome['endedBy']>, string> = {
  undo: 'It was undone',
  laterTrade: 'One of its accounts moved on in a later trade',
  otherChange: 'One of its accounts changed its owner outside of any trade',
};

/** What revenue did before and after one trade, in sentences; the last one says why a plain change is no effect. */
export function tradeSentences(outcome: TradeOutcome, fiscalYearStartMonth: number, currency: Currency): string[] {
  const accounts = counted(outcome.legs, 'account');
  const before = `Its ${accounts} brought ${money(outcome.fourQuartersBeforeCents, currency)} in the four quarters before.`;
  const ended = outcome.endedBy === null ? [] : [endedSentence(outcome)];
  const { effectiveQuarter } = outcome.window;
  switch (outcome.state) {
    case 'tooEarly':
      return [
        before,
        `It is too early to compare: the first quarter after is ${inWords(quarterFromIndex(effectiveQuarter))}, complete after ` +
          `${dayInWords(lastDayOfQuarter(effectiveQuarter, fiscalYearStartMonth), currency.locale)}.`,
      ];
    case 'endedEarly':
      return [before, ...ended];
    case 'noYearBefore':
      return [before, 'It cannot be compared: the data does not reach back to the year before.', ...ended];
    case 'measured': {
      const plain = outcome.plain!;
      return [
        `In ${span(outcome.window)} its ${accounts} brought ${money(plain.afterCents, currency)}, against ` +
          `${money(plain.beforeCents, currency)} in the same quarters of the year before: ${change(plain, currency)}.`,
        ...(outcome.notSwapped ? [notSwappedSentence(outcome.notSwapped, currency)] : []),
        ...ended,
        NOT_AN_EFFECT,
      ];
    }
  }
}

function endedSentence({ endedBy, window }: TradeOutcome): string {
  const why = ENDED[endedBy!];
  return window.quarters === 0
    ? `${why} before a quarter was complete: there is nothing to compare.`
    : `${why}; only the complete quarters before that count.`;
}
