import type { AccountId, RepId } from '../../accounts/types';
import { whySwap } from '../../planning/small/whySwap';
import type { PlannedSwap } from '../../planning/types';
import type { Db } from '../../storage/database';
import { loadSnapshot } from '../../storage/plans/loadSnapshot';

/** Says of a swap of a plan, in sentences from the plan's snapshot, what makes it worth talking about. */
export async function whyRanked(
  db: Db,
  planId: string,
  facts: {
    names: ReadonlyMap<RepId, string>;
    accounts: ReadonlyMap<AccountId, { name: string }>;
    currency: string;
    locale: string;
  },
): Promise<(swap: PlannedSwap) => string[]> {
  const snapshot = await loadSnapshot(db, planId);
  const names = {
    account: (id: AccountId) => facts.accounts.get(id)?.name ?? '',
    rep: (id: RepId) => facts.names.get(id) ?? '',
  };
  return (swap) => (snapshot ? whySwap(snapshot.input, swap, names, facts) : []);
}
