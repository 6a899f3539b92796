import type { Random } from '../../../shared/random';
import type { MeasuredMember } from '../types';
import type { Likeness } from './likeness';

/** Two accounts are paired like a swap when the smaller has at least this share of the larger one's baseline. */
const LEAST_LIKE = 0.5;
const MOST_SWAPS = 400;
const TRIES = 12;

/**
 * What pretended swaps of accounts that stayed "did", over what their own matches did: how far a trade's figure strays
 * when nothing was done. Controls of different owners and similar size are paired by chance, those that were likely to
 * move more often; each pair counts once, its two accounts are out of each other's matches, and its figure is scaled by
 * its baseline as a trade's is.
 * @returns shares of the baseline, ascending
 */
export function placeboSwaps(members: readonly MeasuredMember[], likeness: Likeness, random: Random): Float64Array {
  const controls = members.filter((m) => !m.moved);
  const draw = drawer(controls, random);
  const seen = new Set<string>();
  const figures: number[] = [];
  for (let tries = 0; tries < TRIES * MOST_SWAPS && figures.length < MOST_SWAPS && controls.length > 3; tries++) {
    const [a, b] = [draw(), draw()];
    const key = [a.member.accountId, b.member.accountId].sort((x, y) => x - y).join('/');
    if (a === b || seen.has(key) || !couldSwap(a, b)) continue;
    seen.add(key);
    const figure = figureOf([a, b], likeness, [a, b]);
    if (figure !== null) figures.push(figure);
  }
  return Float64Array.from(figures).sort();
}

/** What accounts did beyond what was expected of them, as a share of their baselines; null when one has no match. */
export function figureOf(
  accounts: readonly MeasuredMember[],
  likeness: Likeness,
  except: readonly MeasuredMember[] = [],
): number | null {
  let beyond = 0;
  let baseline = 0;
  for (const account of accounts) {
    const expected = likeness.expected(account, except);
    if (expected === null) return null;
    beyond += account.baselineCents * (likeness.change(account) - expected);
    baseline += account.baselineCents;
  }
  return beyond / baseline;
}

function couldSwap(a: MeasuredMember, b: MeasuredMember): boolean {
  const [small, large] = [a.baselineCents, b.baselineCents].sort((x, y) => x - y);
  return small >= LEAST_LIKE * large && !a.member.repIds.some((rep) => b.member.repIds.includes(rep));
}

/** Draws a control with a chance that grows with its odds of having moved. */
function drawer(controls: readonly MeasuredMember[], random: Random): () => MeasuredMember {
  const sums: number[] = [];
  let total = 0;
  for (const { member } of controls) {
    const p = Math.min(0.95, member.propensity ?? 0.5);
    total += Math.max(p / (1 - p), 0.01);
    sums.push(total);
  }
  return () => {
    const at = random.next() * total;
    let low = 0;
    let high = controls.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] <= at) low = middle + 1;
      else high = middle;
    }
    return controls[low];
  };
}
