import { type LotteryPower, lotteryPower } from '../../outcomes/lotteryPower';
import { quarterIndex } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { candidateFacts } from '../../storage/outcomes/effectFacts';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import type { Rotation } from '../../storage/rotations/rotations';

/** Three yearly changes, and the year before the first. */
const QUARTERS = 16;

/** What a draw over so many swaps could show, from the history of the rotation's candidates; null where it says nothing. */
export async function powerOfLottery(
  database: Database,
  rotation: Rotation,
  waves: { first: number; second: number },
): Promise<LotteryPower | null> {
  const months = await revenueMonths(database.db);
  const candidates = await candidateFacts(database.db, rotation.id);
  if (months === null || candidates.length === 0) return null;
  const through = quarterIndex(rotation.asOf);
  const { cents, quarters, accountIds } = await loadRevenueOfAccounts(
    database,
    candidates.map(({ accountId }) => accountId),
    {
      fiscalYearStartMonth: rotation.policy.fiscalYearStartMonth,
      firstMonth: months.firstMonth,
      from: through - QUARTERS + 1,
      through,
    },
  );
  return lotteryPower(
    accountIds.map((_, i) => cents.subarray(i * quarters, (i + 1) * quarters)),
    waves,
  );
}
