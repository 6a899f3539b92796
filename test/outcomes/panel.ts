import type { QuarterlyRevenue } from '../../src/accounts/revenue';
import type { LegInEffect } from '../../src/outcomes/types';
import { quarterIndex } from '../../src/shared/calendar';

/** A panel from rows of quarters, e.g. panel('2023-Q1', {1: [100, 200]}). */
export function panel(first: string, rows: Record<number, number[]>): QuarterlyRevenue {
  const accountIds = Object.keys(rows).map(Number);
  const quarters = Math.max(...Object.values(rows).map((row) => row.length));
  const cents = new Float64Array(accountIds.length * quarters);
  for (const [position, id] of accountIds.entries()) cents.set(rows[id], position * quarters);
  return { firstQuarter: quarterIndex(first), quarters, accountIds, cents };
}

/** A leg of trade T1 in rotation R, in effect from 2024-01-01 and still holding, unless told otherwise. */
export function leg(accountId: number, more: Partial<LegInEffect> = {}): LegInEffect {
  return {
    rotationId: 'R',
    tradeId: 'T1',
    accountId,
    effectiveDate: '2024-01-01',
    heldUntil: null,
    endedBy: null,
    ...more,
  };
}
