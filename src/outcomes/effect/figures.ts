import type { Interval } from '../inference/interval';
import type { MainEffect } from './mainEffect';
import type { EffectFigures } from './pooledFigures';

/** Turns shares of a baseline into money a quarter, with what was compared. */
export function figuresOf({ pooled, interval, cells }: MainEffect): EffectFigures {
  const quarters = new Map<string, { baseline: number; moved: number; controls: number }>();
  for (const { stackId, movedBaselineCents, overlap } of cells) {
    const known = quarters.get(stackId);
    if (known && known.baseline >= movedBaselineCents) continue;
    quarters.set(stackId, { baseline: movedBaselineCents, moved: overlap.moved, controls: overlap.controls });
  }
  const sum = (of: 'baseline' | 'moved' | 'controls'): number =>
    [...quarters.values()].reduce((total, own) => total + own[of], 0);
  const baselineCents = Math.round(sum('baseline'));
  return {
    share: pooled.value,
    centsPerQuarter: Math.round(pooled.value * baselineCents),
    baselineCents,
    interval,
    intervalCents: interval && centsOf(interval, baselineCents),
    moved: sum('moved'),
    controls: sum('controls'),
  };
}

/** An interval of shares in minor units of a baseline. */
export function centsOf({ low, high }: Interval, baselineCents: number): Interval {
  return { low: Math.round(low * baselineCents), high: Math.round(high * baselineCents) };
}
