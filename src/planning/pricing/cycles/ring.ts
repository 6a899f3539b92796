import type { Problem } from '../../problem/problem';
import type { Arc, Arcs } from '../arcs';
import { bookRoom, headroomRanges, type Ranges, valueRanges } from '../tolerance';

/** An arc in a ring of three reps, with what may stand against each of its customers at either end. */
export interface RingArc extends Arc {
  /** What the taker may give on for it, and what the giver may receive for it. */
  onwards: Ranges;
  backwards: Ranges;
  headroomOnwards: Ranges;
  headroomBackwards: Ranges;
  /** Limits of the taker's book: known headroom either way, accounts upwards. */
  mostFirmHeadroom: number;
  moreAccounts: number;
}

function ringArcOf(problem: Problem, arc: Arc): RingArc {
  const [giver, taker] = [bookRoom(problem, arc.from), bookRoom(problem, arc.to)];
  return {
    ...arc,
    onwards: valueRanges(problem, arc.units, taker.gain, taker.loss),
    backwards: valueRanges(problem, arc.units, giver.loss, giver.gain),
    headroomOnwards: headroomRanges(problem, arc.units, taker.headroom),
    headroomBackwards: headroomRanges(problem, arc.units, giver.headroom),
    mostFirmHeadroom: taker.firmHeadroom,
    moreAccounts: taker.accounts,
  };
}

/** Which customers can go round in rings of three reps. */
export interface Rings {
  reps: number;
  takersOf(from: number): readonly number[];
  arc(from: number, to: number): RingArc | null;
}

/** The rings over some arcs. */
export function ringsOf(problem: Problem, arcs: Arcs): Rings {
  const reps = problem.maxSwaps < 1 || problem.maxSwapsPerRep < 1 ? 0 : problem.reps.length;
  const all = new Map<number, RingArc>();
  for (let from = 0; from < reps; from++) {
    for (const to of arcs.takersOf(from)) all.set(from * reps + to, ringArcOf(problem, arcs.between(from, to)!));
  }
  return { reps, takersOf: arcs.takersOf, arc: (from, to) => all.get(from * reps + to) ?? null };
}

/** Three arcs in a ring: from a to b, from b to c, from c to a. */
export interface Ring {
  ab: RingArc;
  bc: RingArc;
  ca: RingArc;
}

/** Whether what a rep receives and gives on goes together in known headroom and in accounts. */
function passesOn(received: RingArc, r: number, given: RingArc, g: number): boolean {
  return (
    Math.abs(received.firmHeadroom[r] - given.firmHeadroom[g]) <= received.mostFirmHeadroom &&
    received.accounts[r] - given.accounts[g] <= received.moreAccounts
  );
}

/** Whether three customers that are fair in value keep the other limits as well; positions in the three arcs. */
export function fits({ ab, bc, ca }: Ring, i: number, j: number, k: number): boolean {
  if (!passesOn(ab, i, bc, j) || !passesOn(bc, j, ca, k) || !passesOn(ca, k, ab, i)) return false;
  if (!ab.firm[i] || !bc.firm[j] || !ca.firm[k]) return true;
  const [second, third] = [bc.headroom[j], ca.headroom[k]];
  return (
    within(ab.headroomOnwards, i, second) &&
    within(bc.headroomOnwards, j, third) &&
    within(ab.headroomBackwards, i, third)
  );
}

function within({ low, high }: Ranges, at: number, amount: number): boolean {
  return amount >= low[at] && amount <= high[at];
}
