import type { Day } from '../../shared/calendar';
import { managersOfReps } from '../../storage/accounts/accountNames';
import type { Db } from '../../storage/database';
import { standInsOn } from '../../storage/people/standIns';
import { listUsers } from '../../storage/people/users';
import { consentsOf } from '../../storage/trades/tradePages';
import type { Trade } from '../../storage/trades/trades';
import type { Approver, ConsentFacts } from '../../trades/consents';
import { repsOf } from './consentFacts';

/** What decides about the consents of many trades at once, by trade id; reads people and consents once. */
export async function consentBook(db: Db, trades: readonly Trade[], today: Day): Promise<Map<string, ConsentFacts>> {
  const managerOf = await managersOfReps(db);
  const approvers: Approver[] = (await listUsers(db))
    .filter((user) => user.disabledAt === null)
    .map((user) => ({ userId: user.id, name: user.name, role: user.role, repId: user.repId }));
  const given = await consentsOf(
    db,
    trades.map((trade) => trade.id),
  );
  const standIns = await standInsOn(db, today);
  return new Map(
    trades.map((trade) => [
      trade.id,
      {
        repIds: repsOf(trade),
        managerOf,
        approvers,
        proposerId: trade.createdBy,
        given: given.get(trade.id) ?? [],
        standIns,
      },
    ]),
  );
}
