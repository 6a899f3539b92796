import type { AccountId, RepId } from '../../accounts/types';
import { seededRandom } from '../../shared/random';

/** How far a belief or a fit may be off, either way, as a share of itself. */
export const SPREAD = 0.2;

/**
 * One way in which the plan's assumptions could be off: κ, δ and the fit of every account with every rep, each
 * multiplied by a factor of its own, drawn independently and evenly from 1 ± SPREAD.
 */
export interface Variation {
  headroomShare: number;
  handoverLoss: number;
  fit(account: AccountId, rep: RepId): number;
}

/** The nth variation of a seed. It depends on nothing else: neither on other variations nor on the order of rows. */
export function variationOf(seed: number, n: number): Variation {
  const random = seededRandom(seed).fork(`variation ${n}`);
  const factor = (unit: number): number => 1 + SPREAD * (2 * unit - 1);
  const headroomShare = factor(random.next());
  const handoverLoss = factor(random.next());
  const salt = random.below(2 ** 32);
  return { headroomShare, handoverLoss, fit: (account, rep) => factor(mixed(salt, account, rep)) };
}

/** A number in [0, 1) from three whole numbers: the finaliser of MurmurHash3 (Appleby) after each. */
function mixed(...numbers: number[]): number {
  let h = 0x9e3779b9;
  for (const n of numbers) {
    h = (h ^ n) >>> 0;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h = (h ^ (h >>> 16)) >>> 0;
  }
  return h / 4_294_967_296;
}
