import type { RepId } from '../accounts/types';

/**
 * What stands before each leg of a swap when its accounts are listed: nothing before the first, + before one that goes to
 * the same rep as the one before it, ⇄ where the other side begins.
 */
export function legMarks(legs: readonly { toRepId: RepId }[]): ('' | '+' | '⇄')[] {
  return legs.map(({ toRepId }, i) => (i === 0 ? '' : toRepId === legs[i - 1].toRepId ? '+' : '⇄'));
}
