import type { Compared } from './compared';
import { centsOf, figuresOf } from './figures';
import { type LotteryEffect, type LotteryFacts, lotteryEffect } from './lotteryEffect';
import { mainEffectAmong, mainWindow } from './mainEffect';
import type { PooledEffect } from './pooledFigures';
import type { MeasuredStack } from './types';

/** Every permutation, placebo swap and band of a report is drawn from it. */
export const SEED = 20_171;

/**
 * The effect of some stacks together. By lot where there was one: that needs no likeness; else against weighted controls.
 * @param compared cells of these stacks, or of more
 * @param p of the permutation of these stacks (permutationPs); null where too few choices were possible
 * @returns null while nothing can be compared
 */
export function pooledEffect(
  compared: Compared,
  stacks: readonly MeasuredStack[],
  { asOf, lotteries }: { asOf: number; lotteries: readonly LotteryFacts[] },
  p: number | null,
): PooledEffect | null {
  const effect = mainEffectAmong(compared, stacks, asOf);
  if (effect === null) return null;
  const { pooled, cells } = effect;
  const used = stacks.filter(({ stack }) => cells.some((cell) => cell.stackId === stack.id));
  const figures: PooledEffect = {
    ...figuresOf(effect),
    basis: cells.every((cell) => cell.weightedBy === 'propensity') ? 'propensity' : 'segmentAndSize',
    p,
    totalCents: pooled.totalCents,
    rotations: new Set(used.map(({ stack }) => stack.rotationId)).size,
    quarters: Math.max(...used.map((stack) => mainWindow(stack, asOf).length)),
    dyadicError: pooled.dyadicError,
    accountError: pooled.accountError,
    swapError: pooled.swapError,
  };
  const drawn = lotteryOf(stacks, lotteries, asOf);
  return drawn === null ? figures : byLot(figures, drawn);
}

/** The effect by lot when every rotation compared had a draw and there is only one; pooling draws is left to weights. */
function lotteryOf(
  stacks: readonly MeasuredStack[],
  lotteries: readonly LotteryFacts[],
  asOf: number,
): LotteryEffect | null {
  const rotations = new Set(stacks.map(({ stack }) => stack.rotationId));
  const lottery = lotteries.find(({ rotationId }) => rotations.has(rotationId));
  if (!lottery || rotations.size > 1) return null;
  const first = stacks.reduce((a, b) => (b.stack.effectiveQuarter < a.stack.effectiveQuarter ? b : a));
  return lotteryEffect(first, lottery, asOf);
}

/** Everything that is said is of the draw then, counts and the sum over the quarters too. */
function byLot(figures: PooledEffect, drawn: LotteryEffect): PooledEffect {
  return {
    ...figures,
    basis: 'lottery',
    moved: drawn.accounts.first,
    controls: drawn.accounts.second,
    quarters: drawn.quarters,
    totalCents: Math.round(drawn.effect * drawn.baselineCents * drawn.quarters),
    share: drawn.effect,
    baselineCents: drawn.baselineCents,
    centsPerQuarter: Math.round(drawn.effect * drawn.baselineCents),
    interval: drawn.interval,
    intervalCents: drawn.interval && centsOf(drawn.interval, drawn.baselineCents),
    p: drawn.p,
  };
}
