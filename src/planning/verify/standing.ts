import type { RepId } from '../../accounts/types';
import type { PlannedSwap } from '../types';
import { type Facts, type Flow, flowsOf } from './facts';

/** What stands for a rep beside the swaps that the planner was free to choose. */
interface Stands {
  swaps: bigint;
  change: bigint;
  firmHeadroom: bigint;
  given: bigint;
  accounts: bigint;
}

export interface Standing {
  /** Of swaps agreed already, which are not in the plan. */
  fixed(rep: RepId): Stands;
  /** Of the plan's swaps that are kept by a waiver. */
  kept(rep: RepId): Stands;
  fixedSwaps: bigint;
  keptIds: ReadonlySet<string>;
}

const NOTHING: Stands = { swaps: 0n, change: 0n, firmHeadroom: 0n, given: 0n, accounts: 0n };

/** Reads the snapshot's agreed swaps, and which of the plan's swaps a waiver keeps. */
export function standing(facts: Facts, swaps: PlannedSwap[]): Standing {
  const { fixed = [], pinned = [] } = facts.input;
  const agreed = new Map<RepId, Stands>();
  for (const { legs, inEffect } of fixed) {
    const reps = new Set(legs.flatMap((leg) => [leg.fromRepId, leg.toRepId]));
    for (const rep of reps) {
      if (rep === null) continue;
      const before = agreed.get(rep) ?? NOTHING;
      const sum = (of: (leg: (typeof legs)[number]) => number): bigint =>
        legs.reduce((total, leg) => {
          const sign = (leg.toRepId === rep ? 1n : 0n) - (leg.fromRepId === rep ? 1n : 0n);
          return total + sign * BigInt(of(leg));
        }, 0n);
      agreed.set(rep, {
        swaps: before.swaps + 1n,
        change: before.change + sum((leg) => leg.t4qCents),
        firmHeadroom: before.firmHeadroom + sum((leg) => (leg.firm ? leg.headroomCents : 0)),
        given: 0n,
        accounts: before.accounts + sum(() => (inEffect ? 0 : 1)),
      });
    }
  }
  const waived = new Set(pinned.filter((pin) => pin.waiver !== null).map((pin) => pin.id));
  const kept = swaps.filter((swap) => waived.has(swap.id));
  const flows = flowsOf(facts, kept);
  return {
    fixed: (rep) => agreed.get(rep) ?? NOTHING,
    kept: (rep) => fromFlow(flows.get(rep), kept, rep),
    fixedSwaps: BigInt(fixed.length),
    keptIds: new Set(kept.map((swap) => swap.id)),
  };
}

function fromFlow(flow: Flow | undefined, kept: PlannedSwap[], rep: RepId): Stands {
  if (!flow) return NOTHING;
  const own = kept.filter(({ legs }) => legs.some((leg) => leg.fromRepId === rep || leg.toRepId === rep));
  return {
    swaps: BigInt(own.length),
    change: flow.takenT4q - flow.givenT4q,
    firmHeadroom: flow.firmHeadroom,
    given: flow.givenT4q,
    accounts: BigInt(flow.accounts),
  };
}
