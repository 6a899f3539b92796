import type { RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { managersOfReps } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';
import { standInsOn } from '../../storage/people/standIns';
import { listUsers } from '../../storage/people/users';
import { listConsents } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import type { Approver, ConsentFacts } from '../../trades/consents';

/** Everything that decides who has to consent to a trade and who has; `today` says who stands in for whom. */
export async function consentFacts(db: Db, trade: Trade, today: Day): Promise<ConsentFacts> {
  const managerOf = await managersOfReps(db);
  const approvers: Approver[] = (await listUsers(db))
    .filter((user) => user.disabledAt === null)
    .map((user) => ({ userId: user.id, name: user.name, role: user.role, repId: user.repId }));
  return {
    repIds: repsOf(trade),
    managerOf,
    approvers,
    proposerId: trade.createdBy,
    given: await listConsents(db, trade.id),
    standIns: await standInsOn(db, today),
  };
}

/** Reps who give or take an account in a trade. */
export function repsOf(trade: Pick<Trade, 'legs'>): RepId[] {
  const ids = trade.legs.flatMap((leg) => [leg.fromRepId, leg.toRepId]).filter((id): id is RepId => id !== null);
  return [...new Set(ids)].sort((a, b) => a - b);
}
