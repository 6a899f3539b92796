import type { RepId } from '../accounts/types';
import { groupBy } from '../shared/groupBy';
import { counted, signedShare } from '../shared/wording';

/** A trade that took effect; minor units of four quarters as planned with. */
export interface FairTrade {
  rotationId: string;
  /** Approved beyond a limit, with a reason. */
  waived: boolean;
  /** It undoes another, or was undone itself: books stand as before, and no rotation's limit is asked. */
  undoes: boolean;
  undone: boolean;
  legs: readonly { fromRepId: RepId | null; toRepId: RepId; t4qCents: number }[];
}

/** What a rotation was planned with; shares are fractions. */
export interface RotationBooks {
  rotationId: string;
  cutOff: string;
  books: ReadonlyMap<RepId, number>;
  bookValueTolerance: number;
  maxBookShareMovedPerYear: number;
}

export interface FairnessKept {
  swaps: number;
  waived: number;
  /** The book that gave most of itself away within the year, as a share of it; null without any book. */
  given: { share: number; limit: number } | null;
  /** The book that a rotation changed most, up or down. */
  change: { share: number; limit: number } | null;
  /** Books beyond either limit. */
  beyond: number;
}

/**
 * How far the exchanges of a year kept the limits on books, without names: leadership looks at limits, not at reps.
 * @param seesRep whose books count; left out: all
 */
export function fairnessKept(
  trades: readonly FairTrade[],
  rotations: readonly RotationBooks[],
  seesRep: (repId: RepId) => boolean = () => true,
): FairnessKept {
  const newestFirst = [...rotations].sort((a, b) => (a.cutOff < b.cutOff ? 1 : -1));
  const standing = trades.filter((trade) => !trade.undoes && !trade.undone);
  const given = [...sums(trades, 'given')].flatMap(([rep, cents]) => {
    const rotation = newestFirst.find(({ books }) => (books.get(rep) ?? 0) > 0);
    if (!rotation || !seesRep(rep)) return [];
    return [{ rep, share: cents / rotation.books.get(rep)!, limit: rotation.maxBookShareMovedPerYear }];
  });
  const changes = [...groupBy(standing, (trade) => trade.rotationId)].flatMap(([id, own]) => {
    const rotation = rotations.find(({ rotationId }) => rotationId === id);
    return [...sums(own, 'net')].flatMap(([rep, cents]) => {
      const book = rotation?.books.get(rep) ?? 0;
      if (!rotation || book <= 0 || !seesRep(rep)) return [];
      return [{ rep, share: cents / book, limit: rotation.bookValueTolerance }];
    });
  });
  const isBeyond = ({ share, limit }: { share: number; limit: number }): boolean => Math.abs(share) > limit + 1e-9;
  return {
    swaps: standing.length,
    waived: standing.filter((trade) => trade.waived).length,
    given: largest(given),
    change: largest(changes),
    beyond: new Set([...given, ...changes].filter(isBeyond).map(({ rep }) => rep)).size,
  };
}

function sums(trades: readonly FairTrade[], what: 'given' | 'net'): Map<RepId, number> {
  const total = new Map<RepId, number>();
  const add = (rep: RepId | null, cents: number): void => {
    if (rep !== null) total.set(rep, (total.get(rep) ?? 0) + cents);
  };
  for (const { fromRepId, toRepId, t4qCents } of trades.flatMap((trade) => trade.legs)) {
    add(fromRepId, what === 'given' ? t4qCents : -t4qCents);
    if (what === 'net') add(toRepId, t4qCents);
  }
  return total;
}

function largest(shares: readonly { share: number; limit: number }[]): FairnessKept['given'] {
  const [first] = [...shares].sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
  return first ? { share: first.share, limit: first.limit } : null;
}

/** The same in sentences. `span` names the time, e.g. 'In the four quarters to Q4 2026'. */
export function fairnessSentences(kept: FairnessKept, span: string): string[] {
  const { swaps, waived, given, change, beyond } = kept;
  if (swaps === 0 || given === null || change === null)
    return [`${span} no exchange took effect whose books are known.`];
  const percent = (share: number): string => signedShare(Math.abs(share)).replace('+', '');
  return [
    `${span} no book gave away more than ${percent(given.share)} of its revenue in exchanges; the policy allows ${percent(given.limit)}.`,
    `Within a rotation no book grew or shrank by more than ${percent(change.share)}; the policy allows ${percent(change.limit)}.`,
    beyond === 0
      ? `Every limit was kept in all ${counted(swaps, 'exchange')}.`
      : `${counted(beyond, 'book')} went beyond a limit.`,
    ...(waived === 0
      ? []
      : [
          `${counted(waived, 'exchange')} ${waived === 1 ? 'was' : 'were'} approved beyond a limit, with a reason that stands on the trade.`,
        ]),
  ];
}
