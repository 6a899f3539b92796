import { betweenVariance } from '../../../growth/statistics/shrinkage';
import { groupBy } from '../../../shared/groupBy';
import { seededRandom } from '../../../shared/random';
import type { Interval } from '../errors';
import { LEVEL, mainWindow } from '../mainEffect';
import { countsIn } from '../measure';
import type { MeasuredMember, MeasuredStack } from '../types';
import { likenessOver } from './likeness';
import { figureOf, placeboSwaps } from './placeboSwaps';

/** A verdict needs so many complete quarters after. */
export const QUARTERS_FOR_VERDICT = 4;
/** Fewer placebo swaps than this give no interval: the 90 % one needs the 1st and the 19th of 19. */
const LEAST_PLACEBOS = 19;
/** Share of "better" and "worse" that may be wrong on average. */
export const FALSE_DISCOVERIES = 0.1;

export type Verdict = 'better' | 'noClearChange' | 'worse' | 'tooEarly' | 'notComparable';

/** What one trade did, beyond what accounts like its own did. Shares are of the baseline of its accounts. */
export interface TradeEffect {
  tradeId: string;
  rotationId: string;
  /** Complete quarters after, in which the exchange held and the controls could not move. */
  quarters: number;
  baselineCents: number;
  /** Null when an account of it has nobody to be compared with. */
  effect: number | null;
  /** effect × baseline, minor units a quarter. */
  effectCents: number | null;
  /** From placebo swaps; null with fewer than 19 of them. */
  interval: Interval | null;
  placebos: number;
  /** Share of placebo swaps, itself among them, that strayed as far from zero; null without an interval. */
  p: number | null;
  /** Drawn towards the mean of all trades by as much as it is uncertain; null without an interval. */
  shrunken: number | null;
  verdict: Verdict;
}

type Raw = Omit<TradeEffect, 'shrunken' | 'verdict'> & { error: number | null };

/**
 * Every trade by itself: its accounts against controls like them, an interval from pretended swaps of controls, a verdict
 * at four complete quarters with at most 10 % false discoveries (Benjamini & Hochberg 1995), and the effect shrunk
 * towards the mean of all trades (normal–normal, moments of DerSimonian & Laird).
 */
export function tradeEffects(stacks: readonly MeasuredStack[], asOf: number, seed: number): TradeEffect[] {
  const raw = stacks.flatMap((stack) => ofStack(stack, asOf, seed));
  const sure = raw.filter((r) => r.effect !== null && r.error !== null && r.error > 0);
  const estimates = sure.map((r) => ({ value: r.effect!, error: r.error! }));
  const variance = betweenVariance(estimates);
  const weights = estimates.map(({ error }) => 1 / (error ** 2 + variance));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = estimates.reduce((sum, { value }, i) => sum + (weights[i] / total) * value, 0);
  const judged = sure.filter((r) => r.quarters >= QUARTERS_FOR_VERDICT);
  const found = discoveries(judged.map((r) => r.p!));
  return raw.map(({ error, ...trade }) => {
    const at = sure.findIndex((r) => r.tradeId === trade.tradeId);
    const kept = at < 0 ? 0 : variance / (variance + estimates[at].error ** 2);
    return {
      ...trade,
      shrunken: at < 0 ? null : mean + kept * (estimates[at].value - mean),
      verdict: verdictOf(
        trade,
        judged.findIndex((r) => r.tradeId === trade.tradeId),
        found,
      ),
    };
  });
}

function ofStack(measured: MeasuredStack, asOf: number, seed: number): Raw[] {
  const { stack, members } = measured;
  const byTrade = groupBy(
    members.filter((m) => m.moved),
    (m) => m.member.tradeId!,
  );
  const random = seededRandom(seed).fork(stack.rotationId);
  const known = new Map<number, { likeness: ReturnType<typeof likenessOver>; placebos: Float64Array }>();
  return [...byTrade].map(([tradeId, accounts]) => {
    const quarters = heldQuarters(measured, accounts, asOf);
    const baselineCents = Math.round(accounts.reduce((sum, m) => sum + m.baselineCents, 0));
    const none = { tradeId, rotationId: stack.rotationId, quarters: quarters.length, baselineCents };
    if (quarters.length === 0) {
      return { ...none, effect: null, effectCents: null, interval: null, placebos: 0, p: null, error: null };
    }
    if (!known.has(quarters.length)) {
      const likeness = likenessOver(members, quarters);
      known.set(quarters.length, {
        likeness,
        placebos: placeboSwaps(members, likeness, random.fork(`${quarters.length}`)),
      });
    }
    const { likeness, placebos } = known.get(quarters.length)!;
    const effect = figureOf(accounts, likeness);
    const spread = effect === null || placebos.length < LEAST_PLACEBOS ? null : placebos;
    return {
      ...none,
      effect,
      effectCents: effect === null ? null : Math.round(effect * baselineCents),
      interval: spread && intervalFrom(effect!, spread),
      placebos: placebos.length,
      p: spread && (1 + spread.filter((figure) => Math.abs(figure) >= Math.abs(effect!)).length) / (1 + spread.length),
      error: spread && Math.sqrt(spread.reduce((sum, figure) => sum + figure ** 2, 0) / spread.length),
    };
  });
}

/** The quarters of the main window in which every account of a trade still counts. */
function heldQuarters(measured: MeasuredStack, accounts: readonly MeasuredMember[], asOf: number): number[] {
  return mainWindow(measured, asOf).filter((quarter) => accounts.every((account) => countsIn(account, quarter)));
}

/** effect − what placebo swaps strayed, by the order statistics of rank p·(n + 1). */
function intervalFrom(effect: number, placebos: Float64Array): Interval {
  const rank = Math.floor(((1 - LEVEL) / 2) * (placebos.length + 1));
  return { low: effect - placebos[placebos.length - rank], high: effect - placebos[rank - 1] };
}

/** Which p-values are discoveries at the false-discovery rate (Benjamini & Hochberg 1995, J. Royal Statistical Society B 57). */
function discoveries(ps: readonly number[]): boolean[] {
  const order = ps.map((_, i) => i).sort((a, b) => ps[a] - ps[b]);
  let last = -1;
  order.forEach((i, rank) => {
    if (ps[i] <= ((rank + 1) / ps.length) * FALSE_DISCOVERIES) last = rank;
  });
  const found = ps.map(() => false);
  for (const i of order.slice(0, last + 1)) found[i] = true;
  return found;
}

function verdictOf({ quarters, effect, interval }: Omit<Raw, 'error'>, at: number, found: readonly boolean[]): Verdict {
  if (quarters < QUARTERS_FOR_VERDICT) return 'tooEarly';
  if (effect === null || interval === null) return 'notComparable';
  if (at < 0 || !found[at]) return 'noClearChange';
  return effect > 0 ? 'better' : 'worse';
}
