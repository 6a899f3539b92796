import { groupBy } from '../../shared/groupBy';
import type { Company } from '../company';
import type { Figures } from '../figures';
import { median } from '../statistics/quantiles';

/**
 * Segments that stand still as a whole, with their median growth: at least the policy's minimum of accounts with a
 * growth rate, whose median is no more than flat. What stalls there is the market, not the rep.
 */
export function stalledSegments(company: Company, figures: Figures): Map<string, number> {
  const { growth } = company.input.policy;
  const positions = company.accounts.map((_, position) => position).filter((p) => !Number.isNaN(figures.growth[p]));
  const stalled = new Map<string, number>();
  for (const [segment, members] of groupBy(positions, (position) => company.accounts[position].segment)) {
    const middle = median(members.map((position) => figures.growth[position]));
    if (middle !== null && members.length >= growth.minPeers && middle <= growth.flatUpTo) stalled.set(segment, middle);
  }
  return stalled;
}
