import type { RepId } from '../../accounts/types';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { listUsers } from '../../storage/people/users';
import { listConsents } from '../../storage/trades/tradeHistory';
import type { Trade } from '../../storage/trades/trades';
import type { Approver, ConsentFacts } from '../../trades/consents';

/** Everything that decides who has to consent to a trade and who has. */
export async function consentFacts(db: Db, trade: Trade): Promise<ConsentFacts> {
  const managerOf = new Map((await loadReps(db)).map((rep) => [rep.id, rep.managerId]));
  const approvers: Approver[] = (await listUsers(db))
    .filter((user) => user.disabledAt === null)
    .map((user) => ({ userId: user.id, name: user.name, role: user.role, repId: user.repId }));
  return {
    repIds: repsOf(trade),
    managerOf,
    approvers,
    proposerId: trade.createdBy,
    given: await listConsents(db, trade.id),
  };
}

/** Reps who give or take an account in a trade. */
export function repsOf(trade: Pick<Trade, 'legs'>): RepId[] {
  const ids = trade.legs.flatMap((leg) => [leg.fromRepId, leg.toRepId]).filter((id): id is RepId => id !== null);
  return [...new Set(ids)].sort((a, b) => a - b);
}
