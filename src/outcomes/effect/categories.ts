import type { AccountId, CategoryId } from '../../accounts/types';
import { figuresOf } from './figures';
import { type MainEffect, mainEffect } from './mainEffect';
import type { EffectReport } from './report';
import type { Rows } from './rows';
import type { MeasuredMember, MeasuredStack } from './types';

/** Two years: a category not bought in them is new to the account. */
const QUARTERS_KNOWN = 8;

/** Revenue of accounts by quarter and category, minor units. */
export interface RevenueByCategory {
  /** Every category an account bought with its quarterly revenue, by quarter index; nothing where it bought none. */
  of(accountId: AccountId): ReadonlyMap<CategoryId, ReadonlyMap<number, number>>;
}

/**
 * The effect apart for what an account bought before the rotation and for categories new to it: keeping a customer and
 * selling something new are different work (Schmitz et al. 2020, J. Marketing 84). Both are shares of the whole baseline
 * and add up, but for what adjusting does, to the whole effect.
 */
export function categoryEffects(
  stacks: readonly MeasuredStack[],
  revenue: RevenueByCategory,
  asOf: number,
  rows: Rows,
): EffectReport['categories'] {
  const known = new Map<MeasuredMember, Map<number, number>>();
  for (const { stack, members } of stacks) {
    for (const member of members) known.set(member, existingByQuarter(revenue, member, stack.lastBefore));
  }
  const existing = (member: MeasuredMember, quarter: number): number =>
    (known.get(member)!.get(quarter) ?? 0) / member.baselineCents;
  const effects = [existing, (m: MeasuredMember, quarter: number) => m.ratio(quarter) - existing(m, quarter)].map(
    (outcome): MainEffect | null => mainEffect(stacks, asOf, { outcome }, rows),
  );
  if (effects.includes(null)) return null;
  return { existing: figuresOf(effects[0]!), new: figuresOf(effects[1]!) };
}

/** Revenue by quarter index of the categories that the account bought in the two years up to `lastBefore`. */
function existingByQuarter(
  revenue: RevenueByCategory,
  { member }: MeasuredMember,
  lastBefore: number,
): Map<number, number> {
  const sums = new Map<number, number>();
  for (const quarters of revenue.of(member.accountId).values()) {
    const bought = [...quarters].some(
      ([q, cents]) => q <= lastBefore && q > lastBefore - QUARTERS_KNOWN && cents !== 0,
    );
    if (!bought) continue;
    for (const [quarter, cents] of quarters) sums.set(quarter, (sums.get(quarter) ?? 0) + cents);
  }
  return sums;
}
