import type { PlanningInput, PlanningRep } from '../types';
import { namedLegs } from './namedLegs';
import type { Unit } from './units';

/** What swaps do to one rep: their number, net changes of the book, and what is given away; minor units. */
export interface Use {
  swaps: number;
  t4q: number;
  firmHeadroom: number;
  given: number;
  accounts: number;
}

/** What stands for one rep before anything is chosen. */
export interface Standing {
  /** Swaps agreed already. The moves of the year hold what they give, and present books the accounts of those in effect. */
  fixed: Use;
  /** Swaps kept in the plan by a waiver. */
  kept: Use;
}

export interface AllStanding {
  /** In the order of the problem's reps. */
  reps: Standing[];
  fixedSwaps: number;
  keptSwaps: number;
}

/** Nothing stands: a swap is judged alone, whatever is agreed beside it. */
export function nothingStands(reps: number): AllStanding {
  return { reps: Array(reps).fill({ fixed: nothing(), kept: nothing() }), fixedSwaps: 0, keptSwaps: 0 };
}

const nothing = (): Use => ({ swaps: 0, t4q: 0, firmHeadroom: 0, given: 0, accounts: 0 });

/**
 * What the plan itself may add up to in one direction under a limit: what the swaps agreed already leave of it, and what
 * a waiver keeps beyond it. A limit that the agreed ones overdraw leaves no room, and forbids nothing that does not add
 * to it.
 */
export function roomUnder(limit: number, fixed: number, kept: number): number {
  return Math.max(limit - fixed, 0) + Math.max(kept, 0);
}

/** Adds up the swaps agreed already and those kept by a waiver, rep by rep. */
export function standingOf(input: PlanningInput, reps: PlanningRep[], units: Unit[]): AllStanding {
  if (!input.fixed?.length && !input.pinned?.length) return nothingStands(reps.length);
  const all = reps.map(() => ({ fixed: nothing(), kept: nothing() }));
  const index = new Map(reps.map((rep, i) => [rep.id, i]));
  for (const { legs, inEffect } of input.fixed ?? []) {
    const uses = new Map<number, Use>();
    const of = (repId: number | null): Use => useOf(uses, repId === null ? undefined : index.get(repId));
    for (const leg of legs) {
      move(of(leg.fromRepId), of(leg.toRepId), {
        t4q: leg.t4qCents,
        firmHeadroom: leg.firm ? leg.headroomCents : 0,
        accounts: inEffect ? 0 : 1,
      });
    }
    for (const [rep, use] of uses) add(all[rep].fixed, use);
  }
  const kept = (input.pinned ?? []).filter((swap) => swap.waiver !== null);
  for (const { legs } of kept) {
    const uses = new Map<number, Use>();
    for (const { unit: i, to } of namedLegs(reps, units, legs)) {
      const { owner, t4q, firmHeadroom, accounts } = units[i];
      move(useOf(uses, owner), useOf(uses, to), { t4q, firmHeadroom, accounts: accounts.length });
    }
    for (const [rep, use] of uses) add(all[rep].kept, use);
  }
  return { reps: all, fixedSwaps: input.fixed?.length ?? 0, keptSwaps: kept.length };
}

/** The use of a rep of one swap; of a rep who is not in the problem it is forgotten. */
function useOf(uses: Map<number, Use>, rep: number | undefined): Use {
  if (rep === undefined) return nothing();
  const use = uses.get(rep) ?? { ...nothing(), swaps: 1 };
  uses.set(rep, use);
  return use;
}

function move(giver: Use, taker: Use, what: { t4q: number; firmHeadroom: number; accounts: number }): void {
  giver.t4q -= what.t4q;
  giver.given += what.t4q;
  giver.firmHeadroom -= what.firmHeadroom;
  giver.accounts -= what.accounts;
  taker.t4q += what.t4q;
  taker.firmHeadroom += what.firmHeadroom;
  taker.accounts += what.accounts;
}

function add(total: Use, use: Use): void {
  for (const key of Object.keys(total) as (keyof Use)[]) total[key] += use[key];
}
