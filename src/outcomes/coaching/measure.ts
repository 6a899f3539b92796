import type { RepId } from '../../accounts/types';
import type { RevenueLookup } from '../accountChange';
import { measureStack } from '../effect/measure';
import type { MeasuredMember, MeasuredStack } from '../effect/types';
import type { CoachingStack } from './buildStacks';

/**
 * Puts a stack on one scale, as exchanges are. A rep is coached because the whole book was behind its market, and books
 * partly stay behind and partly come back by themselves. How far the rep was ahead or behind at the start is therefore
 * one more thing that was known: what became of the other reps who were ahead or behind tells what to expect.
 */
export function measureCoaching(
  stack: CoachingStack,
  revenue: RevenueLookup,
  repEffects: ReadonlyMap<RepId, number>,
): MeasuredStack {
  const measured = measureStack(stack, revenue);
  return { ...measured, members: withRepEffects(measured.members, repEffects) };
}

/** Members with how far their rep was ahead of the market as the last of their covariates. */
export function withRepEffects(
  members: readonly MeasuredMember[],
  repEffects: ReadonlyMap<RepId, number>,
): MeasuredMember[] {
  return members.map((m) => ({
    ...m,
    covariates: Float64Array.of(...m.covariates, repEffects.get(m.member.repIds[0]) ?? 0),
  }));
}
