import type { Random } from '../shared/random';
import type { PastRound, Timeline } from './timeline';
import type { PastRotation, PlantedEffect } from './types';
import { QUARTERS } from './world';

/** Every swap costs this share of the first quarter: the handover. */
const HANDOVER_DIP = -0.08;
/** Lift from the second quarter on: mean, spread between accounts, and the worst and best that occur. */
const LIFT = { mean: 0.12, spread: 0.11, worst: -0.15, best: 0.35 };

/**
 * Applies known effects to the accounts of a past round and writes them down. Changes `levels` (whole minor units by
 * account and position) from the quarter of effect on; what they were without the swap stays in the result.
 */
export function plantEffects(
  random: Random,
  round: PastRound,
  rotation: PastRotation,
  levels: Map<string, number[]>,
  timeline: Timeline,
): PlantedEffect[] {
  return rotation.swaps
    .flatMap((swap) => swap.legs)
    .map(({ accountId }) => {
      const drawn = LIFT.mean + LIFT.spread * random.normal();
      const effectShare = Math.round(1000 * Math.min(LIFT.best, Math.max(LIFT.worst, drawn))) / 1000;
      const row = levels.get(accountId)!;
      const quarters: PlantedEffect['quarters'] = [];
      for (let position = round.effective; position < QUARTERS; position++) {
        const share = position === round.effective ? HANDOVER_DIP : effectShare;
        const withoutSwapCents = row[position];
        row[position] = Math.round(withoutSwapCents * (1 + share));
        quarters.push({
          quarter: timeline.quarter(position),
          share,
          withoutSwapCents,
          withSwapCents: row[position],
        });
      }
      return { accountId, rotation: rotation.name, effectShare, quarters };
    });
}
