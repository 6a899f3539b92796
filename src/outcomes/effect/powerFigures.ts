import { seededRandom } from '../../shared/random';
import { detectableEffect, rotationsToPool } from '../power';
import type { PowerFigures } from './report';
import { likenessOver } from './trades/likeness';
import { placeboSwaps } from './trades/placeboSwaps';
import type { MeasuredStack } from './types';

const YEAR = 4;

/**
 * What a comparison of this many swaps could show: spread of placebo swaps over a year, the smallest effect that would be
 * found four times in five, and how many such rotations it takes to find what was expected.
 * @param stack whose controls are known for a year after `lastBefore`
 * @param planned swaps of the rotation, their yearly expected amount and baseline a quarter, minor units
 * `controls`: pairs that stay; left out: what the stack has.
 * @returns null when fewer than 19 placebo swaps can be made
 */
export function powerFigures(
  { stack, members }: MeasuredStack,
  planned: { swaps: number; expectedCents: number; baselineCents: number; controls?: number },
  seed: number,
): PowerFigures | null {
  const quarters = Array.from({ length: YEAR }, (_, k) => stack.effectiveQuarter + k);
  const placebos = placeboSwaps(members, likenessOver(members, quarters), seededRandom(seed).fork('power'));
  if (placebos.length < 19) return null;
  const sd = Math.sqrt(placebos.reduce((sum, figure) => sum + figure * figure, 0) / placebos.length);
  const controls = planned.controls ?? Math.floor(members.filter((m) => !m.moved).length / 2);
  const detectableShare = detectableEffect(sd, planned.swaps, controls);
  const expectedShare = planned.expectedCents / YEAR / planned.baselineCents;
  return {
    sd,
    detectableShare,
    detectableCents: detectableShare === null ? null : Math.round(detectableShare * planned.baselineCents),
    rotationsToPool: rotationsToPool(expectedShare, { sd, moved: planned.swaps, controls }),
  };
}
