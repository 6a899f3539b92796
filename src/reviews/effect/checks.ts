import type { EffectReport, LeftOut } from '../../outcomes/effect/report';
import type { RegressionToMean } from '../../outcomes/regressionToMean';
import { counted, type Manner, signedMoney, signedShare } from '../../shared/wording';
import { between, oddsOf, sideOf } from './words';

/** Below this the pre-test doubts the comparison. */
const DOUBT_BELOW = 0.1;

/** Whether moved accounts and controls went the same way before anybody looked at them. */
export function preTestSentence({ preTest }: EffectReport['eventStudy']): string {
  if (preTest === null) {
    return (
      'Whether both groups went the same way before anybody chose cannot be tested: the data does not reach back to nine ' +
      'quarters before an exchange.'
    );
  }
  const when = preTest.quarters === 1 ? 'In the quarter' : `In the ${preTest.quarters} quarters`;
  return preTest.p < DOUBT_BELOW
    ? `${when} before the choice looked at anything the two groups did not go the same way; chance alone parts them as far ${oddsOf(preTest.p)} times: read the effect with care.`
    : `${when} before the choice looked at anything the two groups went the same way, as far as can be told: chance alone parts them as far ${oddsOf(preTest.p)} times.`;
}

/** What the exchanges did to the accounts that the swapping reps kept. */
export function spilloverSentence(report: Pick<EffectReport, 'spillover'>, manner: Manner): string {
  const { spillover } = report;
  if (!spillover?.intervalCents) {
    return (
      'Whether the exchanges cost the accounts that their reps kept cannot be told: it takes reps who swapped nothing to ' +
      'compare with.'
    );
  }
  const side = sideOf(spillover.intervalCents);
  const begin = side === 0 ? 'No clear spillover' : side > 0 ? 'Other accounts gained' : 'Other accounts paid';
  return (
    `${begin}: on the ${counted(spillover.moved, 'account')} that the swapping reps kept, ` +
    `${signedMoney(spillover.centsPerQuarter, manner)} a quarter, ${between(spillover.intervalCents, manner)}.`
  );
}

/** What accounts chosen like these did without an exchange. */
export function regainedSentence(
  { regained, accounts }: Pick<RegressionToMean, 'regained' | 'accounts'>,
  { locale }: Pick<Manner, 'locale'>,
): string {
  if (regained === null) {
    return 'How far accounts chosen like these come back by themselves is not known yet: it takes a choice with a year after it.';
  }
  const chosen = `Accounts chosen like these earlier and never exchanged (${accounts})`;
  const amount = signedShare(Math.abs(regained), locale).replace('+', '');
  if (!/[1-9]/.test(amount)) return `${chosen} went like all others within a year: nothing came back by itself.`;
  return regained > 0
    ? `${chosen} regained ${amount} by themselves within a year, against all others. A plain change of that size owes nothing to an exchange.`
    : `${chosen} lost another ${amount} within a year, against all others: they did not come back by themselves.`;
}

/** Sentences on moved accounts that are in no estimate, or only for a while; empty when all are in. */
export function leftOutSentences(leftOut: LeftOut): string[] {
  const accounts = (n: number): string => counted(n, 'account');
  const are = (n: number): string => (n === 1 ? 'is' : 'are');
  const sentences: [number, (n: number) => string][] = [
    [
      leftOut.withoutBaseline,
      (n) =>
        `${accounts(n)} without revenue in the year before ${are(n)} left out: there is nothing to measure against.`,
    ],
    [
      leftOut.notCandidates,
      (n) =>
        `${accounts(n)} that the rotation had not called up ${are(n)} left out: nobody was chosen like ${n === 1 ? 'it' : 'them'}.`,
    ],
    [
      leftOut.withoutLikeness,
      (n) => `${accounts(n)} ${are(n)} left out because no candidate like ${n === 1 ? 'it' : 'them'} stayed.`,
    ],
    [
      leftOut.underCoaching,
      (n) =>
        `${counted(n, 'candidate')} that stayed ${n === 1 ? 'was' : 'were'} under coaching then and ${n === 1 ? 'is' : 'are'} not compared with: coaching helps too, so ${n === 1 ? 'it does' : 'they do'} not show what doing nothing brings.`,
    ],
    [
      leftOut.coachedLater,
      (n) =>
        `${counted(n, 'candidate')} that stayed came under coaching later; ${n === 1 ? 'it stays' : 'they stay'} in the comparison, which makes the exchanges look worse by whatever coaching did.`,
    ],
    [
      leftOut.merged,
      (n) =>
        `${counted(n, 'candidate')} that stayed ${n === 1 ? 'was' : 'were'} joined with another account since, as ${n === 1 ? 'a second name' : 'second names'} of the same customer, and ${n === 1 ? 'is' : 'are'} not compared with; ${n === 1 ? 'its' : 'their'} revenue counts for the other account.`,
    ],
    [
      leftOut.undone,
      (n) =>
        `${accounts(n)} went back when an exchange was undone or the owner changed otherwise; ${n === 1 ? 'it counts' : 'they count'} until then.`,
    ],
    [
      leftOut.movedAgain,
      (n) => `${accounts(n)} moved on in a later exchange; ${n === 1 ? 'it counts' : 'they count'} until then.`,
    ],
    [
      leftOut.lost,
      (n) =>
        `${accounts(n)} brought nothing in the last four quarters; ${n === 1 ? 'it stays' : 'they stay'} in, with nothing.`,
    ],
  ];
  return sentences.flatMap(([n, sentence]) => (n > 0 ? [sentence(n)] : []));
}
