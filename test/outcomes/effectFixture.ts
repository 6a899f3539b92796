import type { PooledEffect } from '../../src/outcomes/effect/pooledFigures';
import type { EffectReport } from '../../src/outcomes/effect/report';
import type { TradeEffect } from '../../src/outcomes/effect/trades/verdicts';
import { quarterIndex } from '../../src/shared/calendar';

/** A pooled effect of +2 % on $200,000 a quarter, six quarters after, that chance could explain. */
export function pooledEffect(change: Partial<PooledEffect> = {}): PooledEffect {
  return {
    share: 0.02,
    centsPerQuarter: 400_000,
    baselineCents: 20_000_000,
    interval: { low: -0.045, high: 0.085 },
    intervalCents: { low: -900_000, high: 1_700_000 },
    moved: 12,
    controls: 140,
    basis: 'segmentAndSize',
    p: 0.31,
    totalCents: 2_400_000,
    rotations: 1,
    quarters: 6,
    dyadicError: 0.02,
    accountError: 0.03,
    swapError: 0.03,
    ...change,
  };
}

/** A swap of two accounts, $30,000 a quarter, six quarters after, with nothing clear about it. */
export function tradeEffect(change: Partial<TradeEffect> = {}): TradeEffect {
  return {
    tradeId: 'trade-1',
    rotationId: 'rotation-1',
    quarters: 6,
    baselineCents: 3_000_000,
    effect: 0.05,
    effectCents: 150_000,
    interval: { low: -0.1, high: 0.2 },
    placebos: 120,
    p: 0.4,
    errorCents: 270_000,
    firstYear: { effectCents: 120_000, errorCents: 310_000 },
    shrunken: 0.03,
    verdict: 'noClearChange',
    accounts: [
      { accountId: 1, baselineCents: 1_000_000, change: 0.1, expected: 0.02 },
      { accountId: 2, baselineCents: 2_000_000, change: -0.03, expected: null },
    ],
    ...change,
  };
}

/** A report of one rotation with everything in it. */
export function effectReport(change: Partial<EffectReport> = {}): EffectReport {
  const quarters = [-12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
  return {
    asOf: quarterIndex('2026-Q3'),
    pooled: pooledEffect(),
    chancesSetAside: 0,
    byRotation: [{ rotationId: 'rotation-1', effect: pooledEffect() }],
    eventStudy: {
      points: quarters.map((eventQuarter) => {
        const value = eventQuarter === 0 ? -0.06 : eventQuarter > 0 ? 0.03 + eventQuarter / 100 : 0.004 * eventQuarter;
        return {
          eventQuarter,
          value,
          interval: { low: value - 0.05, high: value + 0.05 },
          band: { low: value - 0.08, high: value + 0.08 },
          afterMainWindow: eventQuarter > 3,
        };
      }),
      preTest: { quarters: 4, p: 0.46 },
    },
    trades: [
      tradeEffect(),
      tradeEffect({
        tradeId: 'trade-2',
        effect: 0.3,
        effectCents: 900_000,
        interval: { low: 0.12, high: 0.47 },
        p: 0.008,
        shrunken: 0.19,
        verdict: 'better',
      }),
      tradeEffect({
        tradeId: 'trade-3',
        quarters: 0,
        effect: null,
        effectCents: null,
        interval: null,
        placebos: 0,
        p: null,
        errorCents: null,
        firstYear: null,
        shrunken: null,
        verdict: 'tooEarly',
        accounts: [],
      }),
    ],
    variants: [
      { name: 'plain', unit: 'share', figures: { value: 0.031, interval: { low: -0.05, high: 0.11 } } },
      { name: 'asinh', unit: 'logPoints', figures: { value: 0.018, interval: { low: -0.06, high: 0.1 } } },
      { name: 'money', unit: 'centsPerAccount', figures: { value: 31_200, interval: null } },
      { name: 'withoutSwappingReps', unit: 'share', figures: null },
    ],
    spillover: {
      share: -0.01,
      centsPerQuarter: -150_000,
      baselineCents: 15_000_000,
      interval: { low: -0.04, high: 0.02 },
      intervalCents: { low: -600_000, high: 300_000 },
      moved: 80,
      controls: 300,
    },
    categories: { existing: pooledEffect(), new: pooledEffect({ share: 0.004, centsPerQuarter: 80_000 }) },
    leftOut: {
      withoutBaseline: 0,
      notCandidates: 4,
      withoutLikeness: 1,
      underCoaching: 0,
      coachedLater: 0,
      merged: 0,
      undone: 0,
      movedAgain: 2,
      lost: 1,
    },
    power: { sd: 0.18, detectableShare: 0.09, detectableCents: 1_800_000, rotationsToPool: 3 },
    transfers: [],
    ...change,
  };
}
