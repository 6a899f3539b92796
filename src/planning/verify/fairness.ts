import type { PlannedSwap, PlanningRep } from '../types';
import { fourfoldBases } from './bases';
import { type Facts, type Flow, flowsOf, type Violation } from './facts';

const MILLION = 1_000_000n;
const ppm = (share: number): bigint => BigInt(Math.round(share * 1e6));
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

interface Bases {
  t4q: (rep: PlanningRep) => bigint;
  headroom: (rep: PlanningRep) => bigint;
}

/**
 * One swap alone: |given − taken| ≤ τ·max and ≤ β·ε·base, no customer below nothing; headroom the same where nothing in
 * it is estimated.
 */
function inItself({ input, accounts }: Facts, bases: Bases, swap: PlannedSwap, rep: PlanningRep, flow: Flow): string[] {
  const { plan } = input;
  const apart = (a: bigint, b: bigint, tolerance: number, share: number, fourfoldBase: bigint): boolean =>
    distance(a, b) * MILLION > ppm(tolerance) * larger(a, b) ||
    distance(a, b) * 4n * MILLION * MILLION > ppm(plan.inItselfShare) * ppm(share) * fourfoldBase;
  const firm = swap.legs.every((leg) => accounts.get(leg.accountId)?.potentialGrade !== 'C');
  const broken: string[] = [];
  if (
    flow.least < 0n ||
    apart(flow.givenT4q, flow.takenT4q, plan.valueTolerance, plan.bookValueTolerance, bases.t4q(rep))
  ) {
    broken.push('inItselfValue');
  }
  if (
    firm &&
    apart(
      flow.givenHeadroom,
      flow.takenHeadroom,
      plan.headroomTolerance,
      plan.bookHeadroomTolerance,
      bases.headroom(rep),
    )
  ) {
    broken.push('inItselfHeadroom');
  }
  return broken;
}

/** Swaps together: the limits of one rep's book, of its year and of its number of accounts. */
function inTheBook({ input }: Facts, bases: Bases, rep: PlanningRep, flow: Flow): string[] {
  const { plan, maxAccountsPerRep } = input;
  const change = flow.takenT4q - flow.givenT4q;
  const limit = ppm(plan.bookValueTolerance) * bases.t4q(rep);
  const scaled = 4n * MILLION;
  const moved = BigInt(rep.movedT4qCents);
  const far = (amount: bigint, most: bigint): boolean => distance(amount, 0n) * scaled > most;
  const broken: string[] = [];
  if (far(change, limit)) broken.push('bookLimits');
  if (far(flow.firmHeadroom, ppm(plan.bookHeadroomTolerance) * bases.headroom(rep))) broken.push('bookLimits');
  const furtherOut = change !== 0n && (moved >= 0n ? change > 0n : change < 0n);
  if (far(moved + change, 2n * limit) && (furtherOut || !far(moved, 2n * limit))) broken.push('yearlyMove');
  const given = BigInt(rep.givenT4qCents) + flow.givenT4q;
  if (given * MILLION > ppm(plan.maxBookShareMovedPerYear) * BigInt(rep.bookT4qCents) && flow.givenT4q > 0n) {
    broken.push('yearlyMove');
  }
  if (maxAccountsPerRep !== null && flow.accounts > 0 && rep.accounts + flow.accounts > maxAccountsPerRep) {
    broken.push('capacity');
  }
  return broken;
}

/** What is not fair, in a swap by itself or in all of them together. Exact: whole numbers throughout. */
export function fairnessViolations(facts: Facts, swaps: PlannedSwap[]): Violation[] {
  const bases = {
    t4q: fourfoldBases(facts, 'bookT4qCents'),
    headroom: fourfoldBases(facts, 'bookHeadroomCents'),
  };
  const violations: Violation[] = [];
  const judge = (among: PlannedSwap[], check: (rep: PlanningRep, flow: Flow) => string[], swapId?: string): void => {
    for (const [id, flow] of flowsOf(facts, among)) {
      const rep = facts.reps.get(id);
      for (const rule of rep ? check(rep, flow) : []) {
        const where = swapId === undefined ? 'All swaps together' : `Swap ${swapId}`;
        violations.push({ rule, sentence: `${where}: rule ${rule} is broken for rep ${rep?.externalId}.`, swapId });
      }
    }
  };
  for (const swap of swaps) {
    judge([swap], (rep, flow) => inItself(facts, bases, swap, rep, flow), swap.id);
    judge([swap], (rep, flow) => inTheBook(facts, bases, rep, flow), swap.id);
  }
  judge(swaps, (rep, flow) => inTheBook(facts, bases, rep, flow));
  return violations;
}
