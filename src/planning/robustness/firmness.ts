import type { Plan } from '../types';
import type { Robustness } from './types';

type Counted = Pick<Robustness, 'draws' | 'asked' | 'swaps'>;

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
function firmnessOf(share: number): Firmness {
  if (share >= FIRM_FROM) return 'firm';
  return share >= FAIRLY_FIRM_FROM ? 'fairly firm' : 'sensitive';
}

/** Every counted swap by id; empty where no variation was planned. */
export function firmnessBySwap({ draws, swaps }: Pick<Robustness, 'draws' | 'swaps'>): Map<string, SwapFirmness> {
  if (draws === 0) return new Map();
  return new Map(swaps.map(({ id, held }) => [id, { held, draws, word: firmnessOf(held / draws) }]));
}

const OFTEN: Record<Firmness, string> = {
  firm: 'at least four times in five (firm)',
  'fairly firm': 'at least every second time (fairly firm)',
  sensitive: 'less often (sensitive: something else then does nearly as well)',
};

const times = (n: number): string => (n === 1 ? 'once' : `${n.toLocaleString('en-US')} times`);

/** What a manager reads about all swaps of a plan together. Empty where there is nothing to say. */
export function describeFirmness(robustness: Counted, plan: Pick<Plan, 'swaps'>): string {
  const known = firmnessBySwap(robustness);
  const all = plan.swaps.flatMap(({ id }) => known.get(id) ?? []);
  if (all.length === 0) return '';
  const parts = (Object.keys(OFTEN) as Firmness[]).flatMap((word) => {
    const n = all.filter((one) => one.word === word).length;
    return n === 0 ? [] : [{ n, often: OFTEN[word] }];
  });
  const swaps = parts.map(({ n, often }, i) => {
    const which = all.length === 1 ? 'its only swap' : i === 0 ? `${n} of its ${all.length} swaps` : `${n}`;
    return i === 0 ? `${which} ${n === 1 ? 'was' : 'were'} chosen again ${often}` : `${which} ${often}`;
  });
  const planned = `Planned again ${times(robustness.draws)}, each time with every assumption up to a fifth higher or lower`;
  return `${planned}: ${swaps.join(', ')}.${cutShort(robustness)}`;
}

/** That fewer variations were planned than were asked for; empty when all were. */
function cutShort({ draws, asked }: Counted): string {
  if (asked === undefined || draws >= asked) return '';
  return ` ${asked.toLocaleString('en-US')} times were meant, but the time for it ended first; the shares are that much rougher.`;
}
