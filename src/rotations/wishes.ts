import type { AccountId, RepId } from '../accounts/types';
import type { Day } from '../shared/calendar';
import { ProductError } from '../shared/errors';

export type WishKind = 'handOver' | 'keep';

/** So many accounts of each kind can a rep name. */
export const WISHES_EACH = 3;

/** What a rep would hand over or keep, and why. */
export interface Wish {
  accountId: AccountId;
  kind: WishKind;
  reason: string;
}

/** When reps can say it. */
export interface WishWindow {
  /** Last day. */
  closesOn: Day;
  /** Closed before that day by a manager. */
  closed: boolean;
}

/** True as long as reps can say and change what they wish. */
export function wishesOpen(window: WishWindow | null, today: Day): boolean {
  return window !== null && !window.closed && today <= window.closesOn;
}

/**
 * Checks what a rep says: at most three accounts of each kind, all of them the rep's, none twice, each with a reason.
 * @param owned accounts that the rep owns today
 * @throws ProductError wish.tooMany, wish.notOwned, wish.twice, wish.reasonMissing (invalid)
 */
export function checkWishes(wishes: readonly Wish[], owned: ReadonlySet<AccountId>): void {
  for (const kind of ['handOver', 'keep'] as const) {
    if (wishes.filter((wish) => wish.kind === kind).length > WISHES_EACH) {
      throw bad('tooMany', `Name at most ${WISHES_EACH} accounts to hand over and ${WISHES_EACH} to keep.`);
    }
  }
  if (wishes.some(({ accountId }) => !owned.has(accountId))) throw bad('notOwned', 'Name accounts of your own.');
  if (new Set(wishes.map(({ accountId }) => accountId)).size < wishes.length) {
    throw bad('twice', 'Each account can be named once: either to hand over or to keep.');
  }
  if (wishes.some(({ reason }) => reason.trim().length < 3)) {
    throw bad('reasonMissing', 'Give a reason for each account, in at least three letters; your managers read it.');
  }
}

const bad = (code: string, sentence: string): ProductError => new ProductError('invalid', `wish.${code}`, sentence);

/** How wishes fare in a plan: how many of each kind there are, and how many of these accounts move in it. */
export interface WishCounts {
  handOver: { wished: number; moved: number };
  keep: { wished: number; moved: number };
}

/** Counts the wishes whose accounts leave the rep who made them. */
export function countWishes(
  wishes: readonly (Pick<Wish, 'accountId' | 'kind'> & { repId: RepId })[],
  legs: readonly { accountId: AccountId; fromRepId: RepId | null }[],
): WishCounts {
  const moved = new Set(legs.map(({ accountId, fromRepId }) => `${accountId} ${fromRepId}`));
  const count = (kind: WishKind): WishCounts['keep'] => {
    const own = wishes.filter((wish) => wish.kind === kind);
    return {
      wished: own.length,
      moved: own.filter(({ accountId, repId }) => moved.has(`${accountId} ${repId}`)).length,
    };
  };
  return { handOver: count('handOver'), keep: count('keep') };
}

/** The counts in a sentence; null without any wish. */
export function wishSentence({ handOver, keep }: WishCounts): string | null {
  if (handOver.wished + keep.wished === 0) return null;
  const of = ({ wished, moved }: WishCounts['keep'], what: string): string =>
    `${moved} of ${wished} ${wished === 1 ? 'account' : 'accounts'} that reps would ${what}`;
  const parts = [
    ...(handOver.wished > 0 ? [of(handOver, 'hand over')] : []),
    ...(keep.wished > 0 ? [of(keep, 'keep')] : []),
  ];
  return `It moves ${parts.join(' and ')}.`;
}
