import type { Db } from '../../storage/database';
import { loadSnapshot } from '../../storage/plans/loadSnapshot';
import { accountFacts } from '../../storage/trades/tradePages';
import type { Trade } from '../../storage/trades/trades';
import type { Sized } from '../../trades/lottery/strata';

/** For trades whose plan says nothing about it. */
const MIDDLE = 1;

/**
 * Size and segment of the larger leg of each trade, by trade id: as the plan's snapshot has them, else the segment of
 * the account and the middle size. Of equal legs the one of the lower account id counts.
 */
export async function largerLegs(db: Db, trades: readonly Trade[]): Promise<Map<string, Sized>> {
  const facts = await accountFacts(
    db,
    trades.flatMap(({ legs }) => legs.map(({ accountId }) => accountId)),
  );
  const sized = new Map<string, Sized>();
  for (const { id, planId, legs } of trades) {
    const larger = [...legs].sort((a, b) => b.t4qCents - a.t4qCents || a.accountId - b.accountId)[0];
    const snapshot = planId === null ? null : await loadSnapshot(db, planId);
    const attributes = snapshot?.input.accounts.find((account) => account.id === larger.accountId)?.attributes;
    const tercile = Number(attributes?.sizeTercile);
    sized.set(id, {
      tercile: tercile === 0 || tercile === 2 ? tercile : MIDDLE,
      segment: attributes?.segment ?? facts.get(larger.accountId)?.segment ?? '',
    });
  }
  return sized;
}
