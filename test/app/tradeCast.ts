import { uuidv7 } from 'uuidv7';
import type { Actor } from '../../src/app/actor';
import type { Database } from '../../src/storage/database';
import { insertRotation } from '../../src/storage/rotations/rotations';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { getTrade, type StoredLeg } from '../../src/storage/trades/trades';
import { insertTrade } from '../../src/storage/trades/tradeWrites';
import type { TradeState } from '../../src/trades/states';
import { CAST, castPolicy, castUser, fillCast } from '../cast';
import { tempDatabase } from '../tempDatabase';

/** The cast with its users and an open rotation that takes effect on 2026-04-01. */
export async function tradeCast() {
  const database = await tempDatabase();
  fillCast(database);
  const users = {
    admin: castUser(database, 'Ada', 'admin'),
    admin2: castUser(database, 'Otto', 'admin'),
    anna: castUser(database, 'Anna', 'manager', CAST.anna),
    ben: castUser(database, 'Ben', 'manager', CAST.ben),
    rep: castUser(database, 'Cora', 'rep', 4),
  };
  const actor = (name: keyof typeof users, today: string = CAST.today): Actor => {
    const roles = { admin: 'admin', admin2: 'admin', anna: 'manager', ben: 'manager', rep: 'rep' } as const;
    const repIds = { admin: null, admin2: null, anna: CAST.anna, ben: CAST.ben, rep: 4 } as const;
    return { id: users[name], role: roles[name], repId: repIds[name], today, now: `${today}T09:00:00.000Z` };
  };
  const rotationId = uuidv7();
  await insertRotation(database.db, {
    id: rotationId,
    name: 'Spring 2026',
    asOf: '2025-Q4',
    dataThrough: '2025-12',
    cutOff: '2025-12-31',
    effectiveDate: '2026-04-01',
    policy: castPolicy(),
    analysisId: null,
    createdAt: actor('anna').now,
    createdBy: users.anna,
    closedAt: null,
  });
  return { database, users, actor, rotationId, remove: database.remove };
}

/** A draft that exchanges two accounts of the cast, proposed by a user. */
export async function draftPair(
  database: Database,
  rotationId: string,
  by: Actor,
  [a, b]: [number, number],
): Promise<string> {
  const id = uuidv7();
  const owner = (n: number): number => 4 + Math.floor((n - 1) / 5);
  const leg = (account: number, to: number): StoredLeg => ({
    accountId: account,
    groupId: account,
    fromRepId: owner(account),
    toRepId: to,
    t4qCents: 12_000_00,
    headroomCents: 50_000_00,
    fit: 0.5,
    gainCents: 5_000_00,
    lossCents: 1_000_00,
    expectedCents: 4_000_00,
  });
  await database.db.transaction().execute(async (trx) => {
    await insertTrade(trx, {
      id,
      rotationId,
      planId: null,
      swapId: `swap-${a}-${b}`,
      kind: 'pair',
      state: 'draft',
      effectiveDate: '2026-04-01',
      effectiveDateReason: null,
      expectedCents: 8_000_00,
      successMeasure: null,
      reviewDate: null,
      undoCondition: null,
      creditTerms: null,
      waiverReason: null,
      undoesTradeId: null,
      announcedAt: null,
      crmState: null,
      createdAt: by.now,
      createdBy: by.id,
      legs: [leg(a, owner(b)), leg(b, owner(a))],
    });
    await recordState(trx, id, { state: 'draft', at: by.now, by: by.id, reason: null });
  });
  return id;
}

export const TERMS = {
  successMeasure: 'Revenue of both accounts',
  reviewDate: '2027-04-15',
  undoCondition: 'The customer objects',
  creditTerms: '',
};

/** The state a trade is in now. */
export async function stateOf(database: Database, id: string): Promise<TradeState> {
  return (await getTrade(database.db, id))!.state;
}
