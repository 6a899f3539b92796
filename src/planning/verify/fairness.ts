import type { PlannedSwap, PlanningRep } from '../types';
import { fourfoldBases } from './bases';
import { type Facts, type Flow, flowsOf, type Violation } from './facts';
import { type Standing, standing } from './standing';

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

/**
 * Swaps together: the limits of one rep's book, of its year and of its number of accounts. Swaps agreed already use
 * them first; what these overdraw may stay, and what a swap kept by a waiver adds to a limit is not counted.
 */
function inTheBook({ input }: Facts, bases: Bases, stands: Standing, rep: PlanningRep, flow: Flow): string[] {
  const { plan, maxAccountsPerRep } = input;
  const [fixed, kept] = [stands.fixed(rep.id), stands.kept(rep.id)];
  const scaled = 4n * MILLION;
  const over = (own: bigint, agreed: bigint, limit: bigint, waived: bigint): boolean => {
    const rest = own - larger(0n, waived);
    return rest > 0n && (rest + agreed) * scaled > limit;
  };
  const bothWays = (own: bigint, agreed: bigint, limit: bigint, waived: bigint): boolean =>
    over(own, agreed, limit, waived) || over(-own, -agreed, limit, -waived);
  const change = flow.takenT4q - flow.givenT4q;
  const limit = ppm(plan.bookValueTolerance) * bases.t4q(rep);
  const headroomLimit = ppm(plan.bookHeadroomTolerance) * bases.headroom(rep);
  const broken: string[] = [];
  if (
    bothWays(change, fixed.change, limit, kept.change) ||
    bothWays(flow.firmHeadroom, fixed.firmHeadroom, headroomLimit, kept.firmHeadroom)
  ) {
    broken.push('bookLimits');
  }
  const givenAway = 4n * ppm(plan.maxBookShareMovedPerYear) * BigInt(rep.bookT4qCents);
  if (
    bothWays(change, BigInt(rep.movedT4qCents), 2n * limit, kept.change) ||
    over(flow.givenT4q, BigInt(rep.givenT4qCents), givenAway, kept.given)
  ) {
    broken.push('yearlyMove');
  }
  const owned = BigInt(rep.accounts) + fixed.accounts;
  if (
    maxAccountsPerRep !== null &&
    over(BigInt(flow.accounts), owned, BigInt(maxAccountsPerRep) * scaled, kept.accounts)
  ) {
    broken.push('capacity');
  }
  return broken;
}

/**
 * What is not fair, in a swap by itself or in all of them together. Exact: whole numbers throughout. For a swap kept by
 * a waiver these rules on amounts are lifted; it still counts in all of them together.
 */
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
  const stands = standing(facts, swaps);
  for (const swap of swaps.filter(({ id }) => !stands.keptIds.has(id))) {
    judge([swap], (rep, flow) => inItself(facts, bases, swap, rep, flow), swap.id);
    judge([swap], (rep, flow) => inTheBook(facts, bases, stands, rep, flow), swap.id);
  }
  judge(swaps, (rep, flow) => inTheBook(facts, bases, stands, rep, flow));
  return violations;
}
