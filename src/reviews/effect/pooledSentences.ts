import type { Basis, PooledEffect } from '../../outcomes/effect/pooledFigures';
import { QUARTERS_FOR_VERDICT } from '../../outcomes/effect/trades/verdicts';
import { counted, type Manner, money, signedMoney, signedShare } from '../../shared/wording';
import { between, betweenShares, oddsOf, sideOf, tooEarlyWords } from './words';

/** Up to this share of like results by chance the permutation confirms an interval of nine in ten. */
const CONFIRMED_UP_TO = 0.1;

/**
 * What the exchanges did, in the sentence that leads a page. An effect never stands without its interval, and nothing is
 * decided before four complete quarters. Where the interval is clear of zero but other choices of accounts would have
 * shown as much by chance (permutation), the sentence says that it stands only just.
 * @param swaps exchanges that the estimate is about
 */
export function pooledHeadline(pooled: PooledEffect | null, swaps: number, manner: Manner): string {
  if (pooled === null) {
    return (
      'What the exchanges did cannot be told yet: it takes a complete quarter after them, and candidates that stayed ' +
      'with their reps to compare with.'
    );
  }
  const { intervalCents, centsPerQuarter, quarters } = pooled;
  const early = quarters < QUARTERS_FOR_VERDICT;
  const tooEarly = tooEarlyWords(quarters);
  if (intervalCents === null) {
    const begin = early ? `${tooEarly} So far the` : 'We can’t tell: the';
    return (
      `${begin} accounts of ${counted(swaps, 'swap')} brought ${differenceOf(centsPerQuarter, manner)} those that stayed, ` +
      'but too few could have been chosen otherwise to say how much of that is chance.'
    );
  }
  const range = between(intervalCents, manner);
  const figures = `${counted(swaps, 'swap')}, effect ${signedMoney(centsPerQuarter, manner)} a quarter, ${range}`;
  if (early) return `${tooEarly} So far: ${figures}.`;
  const about = `about ${money(Math.abs(centsPerQuarter), manner)} a quarter`;
  const [who, than] =
    swaps === 1
      ? ['The exchange', 'than its accounts would have brought without it']
      : ['The exchanges', 'than their accounts would have brought without them'];
  switch (sideOf(intervalCents)) {
    case 0:
      return `We can’t tell yet: ${figures}.`;
    case 1:
      return `${who} brought ${about} more ${than} (${counted(swaps, 'swap')}, ${range}).${unconfirmed(pooled)}`;
    case -1:
      return `${who} cost ${about}: so much less came in ${than} (${counted(swaps, 'swap')}, ${range}).${unconfirmed(pooled)}`;
  }
}

/** What follows a claim that the permutation does not bear out; empty when it does, or cannot be made. */
function unconfirmed({ p }: PooledEffect): string {
  if (p === null || p <= CONFIRMED_UP_TO) return '';
  return ` It stands only just: had others of these candidates been chosen and nothing been done, ${oddsOf(p)} choices would have looked as large. Take it with care.`;
}

function differenceOf(cents: number, manner: Manner): string {
  if (cents === 0) return 'as much as';
  return `${money(Math.abs(cents), manner)} a quarter ${cents > 0 ? 'more' : 'less'} than`;
}

/** How large that is, how sure, and against whom: what stands below the headline. */
export function pooledDetails(pooled: PooledEffect, manner: Manner): string[] {
  const { share, interval, p, moved, controls, rotations, quarters, totalCents, baselineCents } = pooled;
  const compared =
    `${counted(moved, 'account')} that moved ${moved === 1 ? 'is' : 'are'} compared with ` +
    `${counted(controls, 'candidate')} of the same ${rotations === 1 ? 'rotation' : `${rotations} rotations`} that stayed.`;
  if (interval === null) return [compared];
  return [
    `In proportion the effect is ${signedShare(share, manner.locale)} of the ${money(baselineCents, manner)} that the accounts brought in a ` +
      `quarter before, ${betweenShares(interval, manner)}; a range made like this holds the truth nine times in ten. ` +
      `${periodOf(quarters, rotations)} it adds up to ${signedMoney(totalCents, manner)}.`,
    compared,
    // A claim that chance could explain says so in the headline.
    ...(p === null || (p > CONFIRMED_UP_TO && sideOf(interval) !== 0 && quarters >= QUARTERS_FOR_VERDICT)
      ? []
      : [`Had the exchanges done nothing, ${oddsOf(p)} other choices of accounts would have shown as much.`]),
  ];
}

/** Which quarters a sum runs over. */
function periodOf(quarters: number, rotations: number): string {
  if (rotations > 1)
    return `Over the complete quarters after each rotation that could be compared, ${quarters} at most,`;
  return quarters === 1 ? 'In the one complete quarter compared' : `Over the ${quarters} complete quarters compared`;
}

const BASIS: Record<Basis, string> = {
  lottery:
    'The comparison is by lot: which of the approved swaps went first was drawn, so the second wave shows what would have ' +
    'happened without. That is as good as evidence gets.',
  propensity:
    'The comparison goes by the planner’s own chances: how likely each candidate was to be moved is known from the variations ' +
    'of the plan, and those that stayed count by it. Among accounts with the same chance it was nearly by accident who moved.',
  segmentAndSize:
    'The comparison goes only by likeness: candidates that stayed, of the same segment and size and with a similar course before. ' +
    'What people knew beyond that when they chose is not in it, so read it with care.',
};

/**
 * How the effect was told from chance.
 * @param chancesSetAside rotations whose planner's chances are known but do not lead
 */
export function basisSentence(
  { basis, rotations }: Pick<PooledEffect, 'basis' | 'rotations'>,
  chancesSetAside = 0,
): string {
  if (basis !== 'segmentAndSize' || chancesSetAside === 0) return BASIS[basis];
  const where = rotations === 1 ? '' : ` in ${chancesSetAside} of ${rotations} rotations`;
  return (
    `${BASIS[basis]} The planner’s own chances were set aside${where}: what was agreed did not follow them closely enough, or ` +
    'they leave too few accounts to compare with.'
  );
}
