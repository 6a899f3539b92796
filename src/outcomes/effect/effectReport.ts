import { groupBy } from '../../shared/groupBy';
import type { RevenueLookup } from '../accountChange';
import { buildStacks, type CandidateFacts, type MoveFacts } from './buildStacks';
import { categoryEffects, type RevenueByCategory } from './categories';
import { comparedOver } from './compared';
import { eventStudy } from './eventStudy';
import { asCompared } from './leadComparison';
import { leftOutOf } from './leftOut';
import type { LotteryFacts } from './lotteryEffect';
import { measureStack } from './measure';
import { permutationPs } from './permutation';
import { pooledEffect, SEED } from './pooledEffect';
import { powerFigures } from './powerFigures';
import type { EffectReport } from './report';
import { type KeptAccount, spilloverOf } from './spillover';
import { tradeEffects } from './trades/verdicts';
import { type TransferFacts, transferEffects } from './transfers';
import type { MeasuredStack } from './types';
import { setsAside, variantsOf } from './variants';

/** Quarters before the effective one that an event study shows. */
const SHOWN_BEFORE = -12;

export interface EffectInput {
  /** The rotation asked about; left out: all of them. */
  rotationId?: string;
  /** Moves and candidates of every rotation, also of those not asked about: they end comparisons. */
  moves: readonly MoveFacts[];
  candidates: readonly CandidateFacts[];
  lotteries: readonly LotteryFacts[];
  /** By stack id: accounts that the rotation did not call up, for the spillover; left out: not asked. */
  kept?: ReadonlyMap<string, readonly KeptAccount[]>;
  revenue: RevenueLookup;
  byCategory?: RevenueByCategory;
  fiscalYearStartMonth: number;
  /** Quarter index of the last complete quarter. */
  asOf: number;
  /** How many candidates are left out because they were under coaching, and how many were coached later. */
  coached?: { leftOut: number; later: number };
  /** How many candidates that stayed were joined with another account since. */
  merged?: number;
  /** One-way moves and whom they can be compared with; left out: none. */
  transfers?: TransferFacts;
  /** What the plans expected of the moves asked about, over four quarters, minor units. */
  expectedCents: number;
}

/**
 * Everything that is said about the effect of swaps. Deterministic: the chance in it comes from a fixed seed.
 * @returns figures that are null where nothing can be said; never NaN
 */
export function effectReport(input: EffectInput): EffectReport {
  const { revenue, asOf } = input;
  const stacks = buildStacks(input.moves, input.candidates, input.fiscalYearStartMonth).filter(
    ({ rotationId }) => input.rotationId === undefined || rotationId === input.rotationId,
  );
  const known = stacks.map((stack) => measureStack(stack, revenue));
  const measured = known.map(asCompared);
  const span = { from: SHOWN_BEFORE, asOf, firstQuarter: revenue.firstQuarter };
  const compared = comparedOver(measured, span);
  const rotations = [...groupBy(measured, ({ stack }) => stack.rotationId)];
  const [p, ...ps] = permutationPs([measured, ...rotations.map(([, own]) => own)], asOf, SEED);
  const pooled = pooledEffect(compared, measured, input, p);
  const { points, preTest } = eventStudy(measured, span, SEED, compared);
  return {
    asOf,
    pooled,
    chancesSetAside: new Set(measured.flatMap((own, i) => (setsAside(known[i], own) ? [own.stack.rotationId] : [])))
      .size,
    byRotation: rotations.map(([rotationId, own], i) => ({
      rotationId,
      effect: pooledEffect(compared, own, input, ps[i]),
    })),
    eventStudy: {
      points: points.map(({ effect, ...point }) => ({ ...point, value: effect.value })),
      preTest,
    },
    trades: tradeEffects(known, asOf, SEED),
    variants: pooled === null ? [] : variantsOf(measured, asOf, compared.rows, known),
    spillover: pooled === null || !input.kept ? null : spilloverOf(stacks, input.kept, revenue, asOf),
    categories:
      pooled === null || !input.byCategory ? null : categoryEffects(measured, input.byCategory, asOf, compared.rows),
    leftOut: leftOutOf(measured, { ...input, moves: ownMoves(input) }),
    power: powerOf(known, input),
    transfers: input.transfers ? transferEffects(input.transfers, input) : [],
  };
}

/** Of the latest rotation whose controls are known for a year. */
function powerOf(
  stacks: readonly MeasuredStack[],
  { asOf, expectedCents, moves, rotationId }: EffectInput,
): EffectReport['power'] {
  const known = stacks.filter(({ stack }) => stack.effectiveQuarter + 3 <= asOf);
  const latest = known.sort((a, b) => b.stack.effectiveQuarter - a.stack.effectiveQuarter)[0];
  if (!latest) return null;
  const moved = latest.members.filter((m) => m.moved);
  const trades = new Set(moved.map(({ member }) => member.tradeId)).size;
  const baselineCents = moved.reduce((sum, m) => sum + m.baselineCents, 0);
  const rotations = new Set(ownMoves({ moves, rotationId }).map((move) => move.rotationId)).size;
  if (trades === 0 || baselineCents === 0) return null;
  return powerFigures(latest, { swaps: trades, expectedCents: expectedCents / rotations, baselineCents }, SEED);
}

function ownMoves({ moves, rotationId }: Pick<EffectInput, 'moves' | 'rotationId'>): MoveFacts[] {
  return moves.filter((move) => rotationId === undefined || move.rotationId === rotationId);
}
