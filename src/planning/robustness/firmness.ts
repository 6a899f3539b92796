import type { Plan } from '../types';
import type { Robustness } from './robustness';

export type Firmness = 'firm' | 'fairly firm' | 'sensitive';

/** How firm one swap is: in how many of the variations it was chosen again, and the word for it. */
export interface SwapFirmness {
  held: number;
  draws: number;
  word: Firmness;
}

const FIRM_FROM = 0.8;
const FAIRLY_FIRM_FROM = 0.5;

/** The word for a share of the variations. */
export function firmnessOf(share: number): Firmness {
  if (share >= FIRM_FROM) return 'firm';
  return share >= FAIRLY_FIRM_FROM ? 'fairly firm' : 'sensitive';
}

/** Every counted swap by id; empty where no variation was planned. */
export function firmnessBySwap({ draws, swaps }: Pick<Robustness, 'draws' | 'swaps'>): Map<string, SwapFirmness> {
  if (draws === 0) return new Map();
  return new Map(swaps.map(({ id, held }) => [id, { held, draws, word: firmnessOf(held / draws) }]));
}

const MEANING: Record<Firmness, string> = {
  firm: 'chosen again in at least 80% of them',
  'fairly firm': 'in at least half',
  sensitive: 'in fewer',
};

/** What a manager reads about all swaps of a plan together. Empty where there is nothing to say. */
export function describeFirmness(robustness: Pick<Robustness, 'draws' | 'swaps'>, plan: Pick<Plan, 'swaps'>): string {
  const known = firmnessBySwap(robustness);
  const all = plan.swaps.flatMap(({ id }) => known.get(id) ?? []);
  if (all.length === 0) return '';
  const parts = (Object.keys(MEANING) as Firmness[]).flatMap((word) => {
    const n = all.filter((one) => one.word === word).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? 'is' : 'are'} ${word} (${MEANING[word]})`];
  });
  const times = robustness.draws.toLocaleString('en-US');
  const swaps = all.length === 1 ? 'its only swap' : `its ${all.length} swaps`;
  return `Planned again ${times} times, each time with every belief and fit up to a fifth higher or lower, of ${swaps} ${parts.join(', ')}.`;
}
