import { counted, duration, money, percent, signedPercent } from '../shared/wording';
import { TREND_QUARTERS } from './seasonality';
import type { AccountAnalysis, GrowthInput } from './types';

/** A trend is told only when chance alone would show one as clear in less than one of ten accounts. */
const CLEAR_TREND = 0.1;

export type AccountFigures = Omit<AccountAnalysis, 'reasons' | 'candidate' | 'notCandidateBecause'>;

/**
 * Why an account stands where it stands, in words with figures, most telling first; each is a clause without a full
 * stop, so that they can stand in a list or be joined by semicolons.
 * @param quarters complete quarters of the account's history
 */
export function reasonsFor(account: AccountFigures, quarters: number, input: GrowthInput): string[] {
  return [
    overTheYear(account, quarters, input),
    trend(account, quarters),
    account.categoriesOffered > 1
      ? `buys ${account.categoriesBought} of ${counted(account.categoriesOffered, 'category', 'categories')}`
      : null,
    shareOfPotential(account, input),
    tenure(account),
  ].filter((reason) => reason !== null);
}

function overTheYear(account: AccountFigures, quarters: number, input: GrowthInput): string {
  const { t4qCents, priorCents, growth, peerGrowth, peers } = account;
  if (account.state === 'new') {
    return `customer for ${counted(quarters, 'complete quarter')}; growth is judged from ${input.policy.growth.minQuarters}`;
  }
  if (t4qCents <= 0) {
    return priorCents > 0
      ? `nothing in the last four quarters after ${money(priorCents, input)} in the four before`
      : 'nothing in the last eight quarters';
  }
  if (growth === null) return `${money(t4qCents, input)} in the last four quarters after none in the four before`;
  const own = `${signedPercent(growth)} over four quarters`;
  if (peerGrowth === null) return own;
  const similar = peers.count === 1 ? '1 similar customer is at' : `${peers.count} similar customers’ median is`;
  return `${own} while ${similar} ${signedPercent(peerGrowth)}`;
}

function trend({ trend, state }: AccountFigures, quarters: number): string | null {
  if (trend === null || trend.p >= CLEAR_TREND || state === 'lapsed') return null;
  const slope = signedPercent(trend.slopePerYear);
  return `a clear trend of ${slope} a year over ${Math.min(quarters, TREND_QUARTERS)} quarters, seasons taken out`;
}

const POTENTIAL = { A: 'a given', B: 'a confirmed', C: 'an estimated' };

function shareOfPotential(account: AccountFigures, input: GrowthInput): string | null {
  if (account.penetration === null || account.t4qCents <= 0) return null;
  const potential = money(account.potentialCents, input);
  return `${percent(account.penetration)} of ${POTENTIAL[account.potentialGrade]} ${potential}`;
}

function tenure({ ownerId, tenureYears }: AccountFigures): string | null {
  if (ownerId === null || tenureYears === null) return 'without an owner';
  return tenureYears < 1 / 12 ? 'with a new rep' : `with the same rep for ${duration(tenureYears)}`;
}
