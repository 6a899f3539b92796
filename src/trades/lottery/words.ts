import type { LotteryRecord } from './record';

/**
 * What the set of draws of a record is, in sentences.
 * @param setSize how many draws keep every limit; null where they are too many, left out where that was not asked
 */
export function setInWords({ units, strata, share }: LotteryRecord, setSize?: number | null): string[] {
  const waits = strata.reduce((sum, { heldOut }) => sum + heldOut, 0);
  const percent = Math.round(100 * share);
  const swaps = (n: number): string => (n === 1 ? '1 swap is' : `${n} swaps are`);
  const chances = 'Every draw that leaves each book within its limits has the same chance';
  return [
    `${swaps(units.length)} in the draw; ${waits} of them ${waits === 1 ? 'waits' : 'wait'} for the second wave (${percent}% by the policy, in whole swaps).`,
    'It is drawn within groups of swaps of like size and segment, so that both waves are alike.',
    setSize === undefined
      ? `${chances}.`
      : setSize === null
        ? `${chances}; there were too many to count.`
        : `${chances}; there ${setSize === 1 ? 'was 1' : `were ${setSize.toLocaleString('en-US')}`}.`,
  ];
}
