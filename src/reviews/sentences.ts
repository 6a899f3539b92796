import type { NotSwappedChange, PlainChange, Window, WindowOutcome } from '../outcomes/types';
import { type Quarter, quarterFromIndex } from '../shared/calendar';
import { counted, money, signedShare } from '../shared/wording';
import type { QuarterlyReview, ReviewInput, ReviewSection } from './types';

export type Currency = Pick<ReviewInput, 'currency' | 'locale'>;

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'];

/** What a reader must know before reading anything into the figures. */
export const NOT_AN_EFFECT =
  'A plain change is not an effect: accounts that were chosen because they stood still often recover by themselves, ' +
  'and a few accounts differ by chance. Compare it with the candidates that were not swapped.';

/** Sentences for the swaps of one rotation and quarter. */
export function sectionSentences(
  section: Omit<ReviewSection, 'sentences'>,
  windows: readonly WindowOutcome[],
  currency: Currency,
): string[] {
  const swaps = section.lines.length;
  const measured = windows.filter((window) => window.plain !== null);
  const sentences = [
    `${numbered(swaps, 'swap')} ${swaps === 1 ? 'is' : 'are'} measured from ${inWords(section.quarter)} on; ${swaps === 1 ? 'its' : 'their'} ` +
      `${counted(section.legs, 'account')} brought ${money(section.fourQuartersBeforeCents, currency)} ` +
      'in the four quarters before.',
    ...measured.flatMap((window) => comparison(window, measured.length > 1, currency)),
  ];
  if (section.byState.tooEarly > 0) {
    sentences.push('It is too early to compare them: no quarter has been complete since.');
  }
  if (section.byState.noYearBefore > 0) {
    sentences.push('They cannot be compared: the data does not reach back to the year before.');
  }
  if (section.undoneTrades > 0) {
    sentences.push(
      `${numbered(section.undoneTrades, 'swap')} ${section.undoneTrades === 1 ? 'was' : 'were'} undone; only the ` +
        'complete quarters before the undo count.',
    );
  }
  return sentences;
}

function comparison(window: WindowOutcome, oneOfSeveral: boolean, currency: Currency): string[] {
  const who = oneOfSeveral ? `the accounts of ${counted(window.trades.length, 'swap')}` : 'they';
  const sentence =
    `In ${span(window.window)} ${who} brought ${money(window.plain!.afterCents, currency)}, against ` +
    `${money(window.plain!.beforeCents, currency)} in the same quarters of the year before: ` +
    `${change(window.plain!, currency)}.`;
  return window.notSwapped === null ? [sentence] : [sentence, notSwappedSentence(window.notSwapped, currency)];
}

/** What the candidates that were not swapped did over the same quarters. */
export function notSwappedSentence({ accounts, pooled, medianChange }: NotSwappedChange, currency: Currency): string {
  const who =
    accounts === 1 ? 'The one candidate that was not swapped' : `The ${accounts} candidates that were not swapped`;
  const middle = medianChange === null ? '' : ` (median ${signedShare(medianChange)})`;
  return `${who} changed by ${change(pooled, currency)} over the same quarters${middle}.`;
}

/** Sentences for the whole review. */
export function totalSentences(totals: QuarterlyReview['totals'], currency: Currency): string[] {
  if (totals.trades === 0) return ['No swap has taken effect yet.'];
  const began = `${numbered(totals.trades, 'swap')} ${totals.trades === 1 ? 'has' : 'have'} taken effect so far.`;
  if (totals.plain === null) return [`${began} No comparison is possible yet.`];
  return [
    `${began} ${counted(totals.byState.measured, 'account')} can be compared: they brought ` +
      `${money(totals.plain.afterCents, currency)} in the complete quarters since, against ` +
      `${money(totals.plain.beforeCents, currency)} in the same quarters of the year before: ` +
      `${change(totals.plain, currency)}.`,
    NOT_AN_EFFECT,
  ];
}

/** In percent where there is something to divide by, else in money. */
export function change(plain: PlainChange, currency: Currency): string {
  return plain.change === null ? money(plain.changeCents, currency) : signedShare(plain.change);
}

/** 'Two swaps', '14 swaps'. */
function numbered(count: number, one: string): string {
  return `${WORDS[count] ?? count} ${one}${count === 1 ? '' : 's'}`;
}

/** The quarters of a window in words. */
export function span({ effectiveQuarter, quarters }: Window): string {
  const first = inWords(quarterFromIndex(effectiveQuarter));
  return quarters === 1
    ? first
    : `the ${quarters} quarters ${first} to ${inWords(quarterFromIndex(effectiveQuarter + quarters - 1))}`;
}

/** 'Q2 2026', as people say it. */
export function inWords(quarter: Quarter): string {
  return quarter.split('-').reverse().join(' ');
}
