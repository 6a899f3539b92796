import type { RepId } from '../../accounts/types';
import { type Quarter, quarterFromIndex, quarterIndex } from '../../shared/calendar';
import type { QuotaChange } from './terms';

/** Quotas follow a trade for this many fiscal quarters, as long as the expectation of a trade reaches. */
export const QUOTA_QUARTERS = 4;

/** One rep of a trade: revenue of four quarters given, got and of the whole book before it, minor units. */
export interface QuotaSide {
  repId: RepId;
  givenCents: number;
  gotCents: number;
  /** Null before an analysis: then nothing can be worked out. */
  bookCents: number | null;
  /** Known quotas, any order. */
  quotas: readonly { quarter: Quarter; amountCents: number }[];
}

/**
 * Quota changes with which nobody gains or loses by the exchange itself: quota × (got − given) ÷ book, for the four
 * fiscal quarters from the one in which the trade takes effect, rounded half away from zero. A quarter without a quota
 * yet takes the newest quota before it; a rep without any quota or book gets no change.
 */
export function heldHarmless(sides: readonly QuotaSide[], first: number): QuotaChange[] {
  return sides.flatMap((side) =>
    Array.from({ length: QUOTA_QUARTERS }, (_, n) => first + n).flatMap((index): QuotaChange[] => {
      const from = quotaFor(side, index);
      if (from === null || side.bookCents === null || side.bookCents <= 0) return [];
      const changeCents = share(from.quotaCents, side.gotCents - side.givenCents, side.bookCents);
      return [{ repId: side.repId, quarter: quarterFromIndex(index), changeCents, from }];
    }),
  );
}

function quotaFor({ quotas }: QuotaSide, index: number): QuotaChange['from'] {
  const known = quotas
    .filter(({ quarter }) => quarterIndex(quarter) <= index)
    .sort((a, b) => quarterIndex(b.quarter) - quarterIndex(a.quarter))[0];
  return known ? { quarter: known.quarter, quotaCents: known.amountCents } : null;
}

/** amount × part ÷ whole, exact until the one rounding. */
function share(amount: number, part: number, whole: number): number {
  const product = BigInt(amount) * BigInt(part) * 2n;
  const divisor = BigInt(whole) * 2n;
  const half = product < 0n ? -BigInt(whole) : BigInt(whole);
  const rounded = Number((product + half) / divisor);
  return rounded === 0 ? 0 : rounded;
}
