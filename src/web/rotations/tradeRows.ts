import type { Response } from 'express';
import { allowedActions, type TradeAction } from '../../app/trades/allowedActions';
import { consentBook } from '../../app/trades/consentBook';
import { accountNames, repNames } from '../../storage/accountNames';
import { listTrades, type Trade } from '../../storage/trades';
import { consentSlots } from '../../trades/consents';
import type { Services } from '../services';
import { actorOf, touches, visibleReps } from './actor';

export interface TradeRow {
  id: string;
  number: number;
  state: Trade['state'];
  isUndo: boolean;
  /** Names of the reps, each once, in the order of the legs. */
  reps: string[];
  legs: { accountName: string; fromRep: string; toRep: string; t4qCents: number }[];
  expectedCents: number;
  effectiveDate: string | null;
  /** Names of those whose consent is still open. */
  waitsFor: string[];
  can: Set<TradeAction>;
}

/** The trades of a rotation that the user may see, by number, with what the user can do with each. */
export async function tradeRows(res: Response, services: Services, rotationId: string): Promise<TradeRow[]> {
  const { db } = services.database;
  const within = await visibleReps(res, services);
  const trades = (await listTrades(db, { rotationId })).filter((trade) => touches(within, trade.legs));
  const book = await consentBook(db, trades);
  const reps = await repNames(db);
  const accounts = await accountNames(
    db,
    trades.flatMap((trade) => trade.legs.map((leg) => leg.accountId)),
  );
  const actor = actorOf(res, services);
  return trades.map((trade) => {
    const facts = book.get(trade.id)!;
    const legs = trade.legs.map((leg) => ({
      accountName: accounts.get(leg.accountId) ?? '',
      fromRep: leg.fromRepId === null ? 'nobody' : (reps.get(leg.fromRepId) ?? ''),
      toRep: reps.get(leg.toRepId) ?? '',
      t4qCents: leg.t4qCents,
    }));
    const open = trade.state === 'submitted' ? consentSlots(facts).filter((slot) => slot.givenBy === null) : [];
    return {
      id: trade.id,
      number: trade.number,
      state: trade.state,
      isUndo: trade.undoesTradeId !== null,
      reps: [...new Set(legs.flatMap((leg) => [leg.fromRep, leg.toRep]))],
      legs,
      expectedCents: trade.expectedCents,
      effectiveDate: trade.effectiveDate,
      waitsFor: [...new Set(open.map((slot) => slot.eligible.map((user) => user.name).join(' or ') || 'nobody'))],
      can: allowedActions(trade, facts, actor, services.today()),
    };
  });
}
