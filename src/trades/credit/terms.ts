import { z } from 'zod';
import type { RepId } from '../../accounts/types';
import {
  addDays,
  type Day,
  lastDayOfMonth,
  monthFromIndex,
  monthIndex,
  monthOf,
  type Quarter,
} from '../../shared/calendar';

const months = z.int().min(1).max(24);

/**
 * Who is credited for deals that were open when the trade was agreed: the former rep for some months after the day of
 * effect (stay), the new rep at once (move), or both for some months (split, in percent of the former rep).
 */
const dealRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('stay'), months }),
  z.strictObject({ rule: z.literal('move') }),
  z.strictObject({ rule: z.literal('split'), months, formerPercent: z.int().min(1).max(99) }),
]);

export type DealRule = z.infer<typeof dealRule>;

/** How the quotas follow a trade: so that nobody gains or loses by the exchange, not at all, or as somebody wrote. */
const QUOTA_RULES = ['harmless', 'none', 'byHand'] as const;

export type QuotaRule = (typeof QUOTA_RULES)[number];

/** What a template says; a trade's own terms begin as a copy of one. */
export const templateTerms = z.strictObject({
  deals: dealRule,
  /** Months after the day of effect in which new revenue counts for both reps; 0 = none. */
  doubleMonths: z.int().min(0).max(12),
  quota: z.enum(['harmless', 'none']),
});

export type TemplateTerms = z.infer<typeof templateTerms>;

/** What changes in a rep's quota of one fiscal quarter, minor units. */
export interface QuotaChange {
  repId: RepId;
  quarter: Quarter;
  changeCents: number;
  /** The quota that it was worked out from and the quarter it stands for; null = written by hand. */
  from: { quarter: Quarter; quotaCents: number } | null;
}

/** Who is credited for what after a trade, and which quotas change. */
export interface CreditTerms {
  /** Name of the template that they began with; null = written by hand. */
  template: string | null;
  deals: DealRule;
  doubleMonths: number;
  quotaRule: QuotaRule;
  quotas: QuotaChange[];
}

/** The last day of a span of whole months that begins with a day, e.g. three months from 2026-04-01 → 2026-06-30. */
export function lastDayOfMonths(from: Day, count: number): Day {
  const month = monthFromIndex(monthIndex(monthOf(from)) + count);
  const sameDay = `${month}-${from.slice(8)}`;
  const end = lastDayOfMonth(month);
  return addDays(sameDay > end ? addDays(end, 1) : sameDay, -1);
}

/** Last day on which the former rep has a share in the open deals; null where these move at once. */
export function dealsUntil({ deals }: Pick<CreditTerms, 'deals'>, effectiveDate: Day): Day | null {
  return deals.rule === 'move' ? null : lastDayOfMonths(effectiveDate, deals.months);
}

/** Last day on which new revenue counts for both reps; null where it never does. */
export function doubleUntil({ doubleMonths }: Pick<CreditTerms, 'doubleMonths'>, effectiveDate: Day): Day | null {
  return doubleMonths === 0 ? null : lastDayOfMonths(effectiveDate, doubleMonths);
}
