import type { AccountId, RepId } from '../../accounts/types';
import type { PlannedSwap } from '../../planning/types';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';

/** The names behind the ids of some swaps. */
export interface SwapNames {
  account(id: AccountId): string;
  rep(id: RepId): string;
  /** Who gets what: one phrase a leg. */
  moves(swap: Pick<PlannedSwap, 'legs'>): string[];
}

/** Loads the names of everybody and everything in some swaps. */
export async function namesOf(db: Db, swaps: readonly Pick<PlannedSwap, 'legs'>[]): Promise<SwapNames> {
  const reps = await repNames(db);
  const accounts = await accountNames(
    db,
    swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
  );
  const names = {
    account: (id: AccountId): string => accounts.get(id) ?? '',
    rep: (id: RepId): string => reps.get(id) ?? '',
  };
  return {
    ...names,
    moves: ({ legs }) =>
      legs.map(
        (leg) => `${names.account(leg.accountId)} from ${names.rep(leg.fromRepId)} to ${names.rep(leg.toRepId)}`,
      ),
  };
}
