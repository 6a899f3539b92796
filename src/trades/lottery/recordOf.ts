import type { RepId } from '../../accounts/types';
import { heldOutOf } from './heldOut';
import { ALGORITHM, type LotteryLimit, type LotteryRecord } from './record';
import { type Sized, strataOf } from './strata';

/** What a swap does to one rep's book; minor units of four quarters. */
export interface LotteryEffect {
  repId: RepId;
  revenue: number;
  knownHeadroom: number;
  given: number;
  accounts: number;
}

export interface LotterySwap extends Sized {
  tradeId: string;
  effects: LotteryEffect[];
}

/** What one rep's limits leave to all swaps that take effect now, those outside the draw counted. */
export interface LotteryRoom {
  repId: RepId;
  revenue: [low: number, high: number];
  knownHeadroom: [low: number, high: number];
  yearlyRevenue: [low: number, high: number];
  given: [low: number, high: number];
  accounts: [low: number, high: number];
}

const MEASURES: [LotteryLimit['what'], keyof LotteryEffect, keyof LotteryRoom][] = [
  ['revenue', 'revenue', 'revenue'],
  ['known headroom', 'knownHeadroom', 'knownHeadroom'],
  ['revenue within a year', 'revenue', 'yearlyRevenue'],
  ['revenue given within a year', 'given', 'given'],
  ['accounts', 'accounts', 'accounts'],
];

/**
 * The record that a draw is made from. A limit that even all swaps together, agreed to with an override, go beyond is
 * taken as far as they go: what was agreed to may happen. Limits that no draw could break are left out.
 * @param swaps in the order of their trades' numbers
 * @param rooms of every rep of these swaps
 */
export function recordOf(swaps: readonly LotterySwap[], rooms: readonly LotteryRoom[], share: number): LotteryRecord {
  const strata = strataOf(swaps);
  const heldOut = heldOutOf(
    strata.map((stratum) => stratum.units.length),
    share,
  );
  const limits = rooms.flatMap((room) =>
    MEASURES.flatMap(([what, effect, limit]) =>
      limitOf(what, room.repId, room[limit] as [number, number], usesOf(swaps, room.repId, effect)),
    ),
  );
  return {
    algorithm: ALGORITHM,
    share,
    units: swaps.map(({ tradeId }) => tradeId),
    strata: strata.map((stratum, i) => ({ ...stratum, heldOut: heldOut[i] })),
    limits,
  };
}

function usesOf(swaps: readonly LotterySwap[], repId: RepId, what: keyof LotteryEffect): [number, number][] {
  return swaps.flatMap(({ effects }, unit): [number, number][] => {
    const amount = effects.find((effect) => effect.repId === repId)?.[what] ?? 0;
    return amount === 0 ? [] : [[unit, amount]];
  });
}

function limitOf(what: LotteryLimit['what'], repId: RepId, [low, high]: [number, number], uses: [number, number][]) {
  const sum = (keep: (amount: number) => boolean): number =>
    uses.reduce((total, [, amount]) => (keep(amount) ? total + amount : total), 0);
  const all = sum(() => true);
  const [down, up] = [Math.min(low, 0, all), Math.max(high, 0, all)];
  const breakable = sum((amount) => amount < 0) < down || sum((amount) => amount > 0) > up;
  return breakable ? [{ repId, what, low: down, high: up, uses }] : [];
}
