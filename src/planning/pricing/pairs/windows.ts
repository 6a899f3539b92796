import type { RepLimits } from '../../problem/limits';
import type { Problem } from '../../problem/problem';
import type { Unit } from '../../problem/units';
import type { RepPair } from '../offers';

/** What one rep's limits leave of a pair's differences; taken from the same whole numbers that the rules compare. */
interface PairLimits {
  t4q: number;
  firmHeadroom: number;
  headroom: number;
  /** Bounds of what the first rep's book may change by. */
  up: number;
  down: number;
  roomFirst: number;
  roomSecond: number;
}

function pairLimits(first: RepLimits, second: RepLimits): PairLimits {
  return {
    t4q: Math.min(first.inItselfT4q, second.inItselfT4q, first.bookT4q, second.bookT4q),
    headroom: Math.min(first.inItselfHeadroom, second.inItselfHeadroom),
    firmHeadroom: Math.min(first.bookHeadroom, second.bookHeadroom),
    up: Math.min(first.yearUp, second.yearDown),
    down: Math.min(first.yearDown, second.yearUp),
    roomFirst: first.accountsRoom,
    roomSecond: second.accountsRoom,
  };
}

function fits(a: Unit, b: Unit, limits: PairLimits): boolean {
  const change = b.t4q - a.t4q;
  if (change > limits.up || -change > limits.down) return false;
  if (Math.abs(a.firmHeadroom - b.firmHeadroom) > limits.firmHeadroom) return false;
  if (a.firm && b.firm) {
    const larger = a.headroom > b.headroom ? a : b;
    if (Math.abs(a.headroom - b.headroom) > Math.min(larger.headroomSlack, limits.headroom)) return false;
  }
  const accounts = b.accounts.length - a.accounts.length;
  return accounts <= limits.roomFirst && -accounts <= limits.roomSecond;
}

/**
 * Visits every admissible exchange between two reps, as positions in `give` and `take`. Both are sorted by value, so
 * the partners of a unit within the value tolerance are a window that only moves upwards. Returns how many exchanges
 * were within the value tolerance, admissible or not.
 */
export function visitAdmissible(problem: Problem, pair: RepPair, visit: (i: number, j: number) => void): number {
  const { give, take } = pair;
  if (problem.maxSwaps < 1 || problem.maxSwapsPerRep < 1) return 0;
  const limits = pairLimits(problem.limits[give.from], problem.limits[take.from]);
  const unit = problem.units;
  let low = 0;
  let high = 0;
  let fair = 0;
  for (let i = 0; i < give.units.length; i++) {
    const a = unit[give.units[i]];
    const least = a.t4q - Math.min(a.valueSlack, limits.t4q);
    while (low < take.units.length && unit[take.units[low]].t4q < least) low++;
    if (high < low) high = low;
    while (high < take.units.length) {
      const b = unit[take.units[high]];
      if (b.t4q > a.t4q && b.t4q - Math.min(b.valueSlack, limits.t4q) > a.t4q) break;
      high++;
    }
    fair += high - low;
    for (let j = low; j < high; j++) if (fits(a, unit[take.units[j]], limits)) visit(i, j);
  }
  return fair;
}
