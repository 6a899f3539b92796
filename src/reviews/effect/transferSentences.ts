import { QUARTERS_FOR_VERDICT } from '../../outcomes/effect/trades/verdicts';
import type { TransferEffect, TransferOrigin } from '../../outcomes/effect/transfers';
import { counted, type Manner, money, signedMoney } from '../../shared/wording';
import { between, sideOf, tooEarlyWords } from './words';

const BEGIN: Record<TransferOrigin, (accounts: number) => string> = {
  vacant: (n) => `${counted(n, 'account')} of reps who left ${n === 1 ? 'was' : 'were'} handed to others.`,
  fullerBook: (n) => `${counted(n, 'account')} went one way to new reps, to begin their books.`,
};

const COMPARED: Record<TransferOrigin, (controls: number) => string> = {
  vacant: (n) =>
    `Compared with ${counted(n, 'account')} of the same segment and size whose reps stayed. What the departure cost and ` +
    'what the new rep did cannot be told apart.',
  fullerBook: (n) =>
    `Compared with ${counted(n, 'candidate')} of the same segment and size that stayed with their reps.`,
};

/** What the transfers of one origin did, apart from all exchanges: one sentence after the other. */
export function transferSentences(transfer: TransferEffect, manner: Manner): string[] {
  const { origin, accounts, effect, withoutBaseline, withoutLikeness, movedOn } = transfer;
  const leftOut = withoutBaseline + withoutLikeness;
  return [
    `${BEGIN[origin](accounts)} ${effectSentence(effect, manner)}`,
    ...(effect === null ? [] : [COMPARED[origin](effect.controls)]),
    ...(leftOut === 0
      ? []
      : [
          `${counted(leftOut, 'account')} without revenue in the year before, or without any like ${leftOut === 1 ? 'it' : 'them'}, left out.`,
        ]),
    ...(movedOn === 0
      ? []
      : [`${counted(movedOn, 'account')} moved on since; ${movedOn === 1 ? 'it counts' : 'they count'} until then.`]),
  ];
}

function effectSentence(effect: TransferEffect['effect'], manner: Manner): string {
  if (effect === null)
    return 'What that did cannot be told yet: it takes a complete quarter after it, and accounts to compare with.';
  const { intervalCents, centsPerQuarter, quarters } = effect;
  const early = quarters < QUARTERS_FOR_VERDICT;
  if (intervalCents === null) return 'What that did cannot be told: there are too few to say how much is chance.';
  const range = between(intervalCents, manner);
  const figures = `effect ${signedMoney(centsPerQuarter, manner)} a quarter, ${range}`;
  if (early) {
    return `${tooEarlyWords(quarters)} So far: ${figures}.`;
  }
  const about = `about ${money(Math.abs(centsPerQuarter), manner)} a quarter`;
  switch (sideOf(intervalCents)) {
    case 0:
      return `We can’t tell yet: ${figures}.`;
    case 1:
      return `They brought ${about} more than accounts like them (${range}).`;
    case -1:
      return `They brought ${about} less than accounts like them (${range}).`;
  }
}
