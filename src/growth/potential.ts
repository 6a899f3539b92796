import type { PotentialGrade } from '../accounts/types';
import { type Company, centsOf } from './company';
import { PeerComparison, poolsWithin } from './peers';

const AMBITION = 0.8;

/**
 * What each account could spend a year, minor units, as of a quarter. Given or confirmed potentials are taken as they
 * are. Else it is estimated (grade C): the 80th percentile (type 7) of T4Q among the peers of the same size tercile
 * that bought something, at least the account's own best four consecutive quarters so far, at most `potentialCap`
 * times those.
 * @param t4q minor units of the trailing four quarters by position
 * @param terciles size tercile by position
 */
export function potentials(company: Company, asOf: number, t4q: Float64Array, terciles: Uint8Array): Float64Array {
  const { growth } = company.input.policy;
  const bought = t4q.map((cents) => (cents > 0 ? cents : Number.NaN));
  const peers = new PeerComparison(poolsWithin(company.pools, terciles, 3), bought, growth.minPeers);
  return t4q.map((_, position) => {
    const given = company.accounts[position].potentialCents;
    if (given !== null) return Math.max(0, given);
    const best = bestFourQuarters(company, position, asOf);
    const peersCents = peers.quantile(position, AMBITION) ?? 0;
    return Math.round(Math.min(Math.max(peersCents, best), growth.potentialCap * best));
  });
}

/** The largest revenue of four consecutive quarters up to `asOf`, minor units, at least 0. */
function bestFourQuarters(company: Company, position: number, asOf: number): number {
  let best = 0;
  let sum = centsOf(company, position, company.since[position] + 2, 3);
  for (let last = company.since[position] + 3; last <= asOf; last++) {
    sum += centsOf(company, position, last, 1);
    if (sum > best) best = sum;
    sum -= centsOf(company, position, last - 3, 1);
  }
  return Math.max(best, centsOf(company, position, asOf, 4));
}

/** Grade of an account's potential: a given one without a grade counts as A, one that nobody gave is C. */
export function potentialGrade(company: Company, position: number): PotentialGrade {
  const { potentialCents, potentialGrade: grade } = company.accounts[position];
  return potentialCents === null ? 'C' : (grade ?? 'A');
}
