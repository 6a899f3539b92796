import type { LotteryRecord } from './record';

/** A record with no strata yet drawn from: what the set of draws is, in sentences. */
export function setInWords({ units, strata, share }: LotteryRecord, setSize: number | null): string[] {
  const waits = strata.reduce((sum, { heldOut }) => sum + heldOut, 0);
  const percent = Math.round(100 * share);
  const swaps = (n: number): string => (n === 1 ? '1 swap' : `${n} swaps`);
  return [
    `${swaps(units.length)} are in the draw; ${waits} of them ${waits === 1 ? 'waits' : 'wait'} for the second wave (${percent}% by the policy, in whole swaps).`,
    `It is drawn within groups of alike swaps, so that both waves look the same: ${strata.map((one) => `${one.name}: ${one.heldOut} of ${one.units.length}`).join('; ')}.`,
    setSize === null
      ? 'Every draw that leaves each book within its limits has the same chance; there are too many to count.'
      : `Every draw that leaves each book within its limits has the same chance; there ${setSize === 1 ? 'is 1' : `are ${setSize.toLocaleString('en-US')}`}.`,
  ];
}
