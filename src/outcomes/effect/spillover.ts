import type { AccountId, RepId } from '../../accounts/types';
import type { RevenueLookup } from '../accountChange';
import { figuresOf } from './figures';
import { mainEffect } from './mainEffect';
import { measureStack } from './measure';
import type { EffectFigures } from './pooledFigures';
import type { Member, Stack } from './types';

/** An account that no rotation called up, with its owner on the effective date of a stack. */
export interface KeptAccount {
  accountId: AccountId;
  ownerId: RepId;
  segment: string;
  sizeTercile: string;
}

/**
 * What the swaps did to the accounts that the swapping reps kept: those against the kept accounts of reps who swapped
 * nothing, of the same segment and size. Time for new accounts comes from somewhere.
 * @param kept by stack id: accounts that were no candidates of the rotation
 * @returns null when all reps swapped, or none
 */
export function spilloverOf(
  stacks: readonly Stack[],
  kept: ReadonlyMap<string, readonly KeptAccount[]>,
  revenue: RevenueLookup,
  asOf: number,
): EffectFigures | null {
  const around = stacks.map((stack): Stack => {
    const swapping = new Set(stack.members.flatMap((m) => (m.tradeId === null ? [] : m.repIds)));
    return { ...stack, members: (kept.get(stack.id) ?? []).map((account) => keptMember(account, swapping)) };
  });
  const effect = mainEffect(
    around.map((stack) => measureStack(stack, revenue)),
    asOf,
  );
  return effect && figuresOf(effect);
}

/** Accounts of swapping reps stand where moved ones stand in the main comparison. */
function keptMember({ accountId, ownerId, segment, sizeTercile }: KeptAccount, swapping: ReadonlySet<RepId>): Member {
  return {
    accountId,
    tradeId: swapping.has(ownerId) ? `kept by ${ownerId}` : null,
    repIds: [ownerId],
    propensity: null,
    segment,
    sizeTercile,
    countsThrough: null,
    laterChances: [],
  };
}
