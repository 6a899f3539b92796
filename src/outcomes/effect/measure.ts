import type { RevenueLookup } from '../accountChange';
import { covariatesOf, type Known } from './covariates';
import type { MeasuredMember, MeasuredStack, Member, Stack } from './types';

const YEAR = 4;
const YEARS_BACK = 2;

/**
 * Puts every member of a stack on one scale: quarterly revenue over the mean of the account's own four quarters before
 * the rotation, the same four for moved accounts and controls. Weighted by that baseline it is money again.
 */
export function measureStack(stack: Stack, revenue: RevenueLookup): MeasuredStack {
  const members: Known[] = [];
  const withoutBaseline = { moved: 0, controls: 0 };
  for (const member of stack.members) {
    const measured = measureMember(member, stack, revenue);
    if (measured) members.push(measured);
    else if (member.tradeId === null) withoutBaseline.controls++;
    else withoutBaseline.moved++;
  }
  return { stack, members: withCovariates(members), withoutBaseline };
}

function measureMember(member: Member, { lastBefore }: Stack, revenue: RevenueLookup): Known | null {
  const cents = revenue.of(member.accountId);
  const year = cents(lastBefore, YEAR);
  if (year <= 0) return null;
  const yearBefore = cents(lastBefore - YEAR, YEAR);
  const baselineCents = year / YEAR;
  return {
    member,
    moved: member.tradeId !== null,
    baselineCents,
    growthBefore: yearBefore > 0 ? year / yearBefore - 1 : null,
    belowBest: belowBest((last) => cents(last, YEAR) / year, lastBefore),
    lastHalf: cents(lastBefore, 2) / (year / 2) - 1,
    ratio: (quarter) => cents(quarter, 1) / baselineCents,
  };
}

function belowBest(yearOverBaseline: (last: number) => number, lastBefore: number): number {
  let best = 1;
  for (let last = lastBefore - 1; last >= lastBefore - YEARS_BACK * YEAR; last--) {
    best = Math.max(best, yearOverBaseline(last));
  }
  return Math.min(1, Math.log(best));
}

/** Members with what was known of them as numbers; which numbers there are room for depends on who is compared. */
export function withCovariates(members: readonly Known[]): MeasuredMember[] {
  const covariates = covariatesOf(members);
  return members.map((member, i) => ({ ...member, covariates: covariates[i] }));
}

/** Whether the comparison still holds for a member in a quarter. */
export function countsIn({ member }: MeasuredMember, quarter: number): boolean {
  return member.countsThrough === null || quarter <= member.countsThrough;
}
