import type { Account, RepId } from '../accounts/types';
import type { Blocks } from './blocks';
import type { Block } from './facts';
import type { AccountState } from './types';

/**
 * What no word of a manager can set aside, so that an account may not be included: what policy holds against its owner,
 * itself or another account of its customer group, and that there is nothing yet, or no longer, to judge it by.
 * @param members every account of its customer group, itself included
 * @param state null = it has no revenue
 */
export function ruledOut(
  { account, members, ownerId, state }: Includable,
  blocks: Blocks,
  { judgedFrom }: { judgedFrom: number },
): Block[] {
  const others = members.filter(({ id }) => id !== account.id);
  return [
    ...(state === 'new' || state === null ? [{ kind: 'new', judgedFrom } as const] : []),
    ...(state === 'lapsed' ? [{ kind: 'lapsed' } as const] : []),
    ...blocks.ofOwner(ownerId),
    ...blocks.ofAccount(account),
    ...others.flatMap((other) =>
      blocks.ofAccount(other).map((why): Block => ({ kind: 'together', account: other.name, why })),
    ),
  ];
}

export interface Includable {
  account: Account;
  members: readonly Account[];
  ownerId: RepId | null;
  state: AccountState | null;
}
