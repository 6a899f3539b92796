import type { Basis, PooledEffect } from '../../outcomes/effect/pooledFigures';
import { QUARTERS_FOR_VERDICT } from '../../outcomes/effect/trades/verdicts';
import { counted, type Manner, money, percent, signedMoney, signedShare } from '../../shared/wording';
import { between, betweenShares, sideOf } from './words';

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
  const tooEarly = `Too early for a verdict: ${quarters} of ${QUARTERS_FOR_VERDICT} complete quarters have passed.`;
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
  const than = 'than their accounts would have brought without them';
  switch (sideOf(intervalCents)) {
    case 0:
      return `We can’t tell yet: ${figures}.`;
    case 1:
      return `The exchanges brought ${about} more ${than} (${counted(swaps, 'swap')}, ${range}).${unconfirmed(pooled)}`;
    case -1:
      return `The exchanges cost ${about}: so much less came in ${than} (${counted(swaps, 'swap')}, ${range}).${unconfirmed(pooled)}`;
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
    `In proportion the effect is ${signedShare(share)} of the ${money(baselineCents, manner)} that the accounts brought in a ` +
      `quarter before, ${betweenShares(interval)}; a range made like this holds the truth nine times in ten. ` +
      `Over all quarters so far it adds up to ${signedMoney(totalCents, manner)}.`,
    compared,
    // A claim that chance could explain says so in the headline.
    ...(p === null || (p > CONFIRMED_UP_TO && sideOf(interval) !== 0 && quarters >= QUARTERS_FOR_VERDICT)
      ? []
      : [`Had the exchanges done nothing, ${oddsOf(p)} other choices of accounts would have shown as much.`]),
  ];
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

/** How the effect was told from chance. */
export function basisSentence({ basis }: Pick<PooledEffect, 'basis'>): string {
  return BASIS[basis];
}

/** 'fewer than one in 100', '12 in 100'. */
function oddsOf(p: number): string {
  return p < 0.01 ? 'fewer than one in 100' : `${percent(p).replace('%', '')} in 100`;
}
