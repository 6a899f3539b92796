import type { Response } from 'express';
import { lotteryFacts, schedulingHold } from '../../app/lottery/schedulingHold';
import { allowedActions, type TradeAction } from '../../app/trades/allowedActions';
import { consentBook } from '../../app/trades/consentBook';
import { accountNames, repNames } from '../../storage/accounts/accountNames';
import type { Rotation } from '../../storage/rotations/rotations';
import { listTrades, type Trade } from '../../storage/trades/trades';
import { approverName, type ConsentFacts, consentSlots } from '../../trades/consents';
import type { Services } from '../services';
import { actorOf, touches, visibleReps } from './actor';

export interface TradeRow {
  id: string;
  number: number;
  state: Trade['state'];
  isUndo: boolean;
  /** The reps know of it. */
  isAnnounced: boolean;
  /** Names of the reps, each once, in the order of the legs. */
  reps: string[];
  legs: { accountName: string; fromRep: string; toRep: string; t4qCents: number }[];
  expectedCents: number;
  effectiveDate: string | null;
  /** Names of those whose consent is still open. */
  waitsFor: string[];
  can: Set<TradeAction>;
}

export interface TradeTable {
  /** Those that the user may see, by number, with what the user can do with each. */
  rows: TradeRow[];
  /** How many further ones are between reps of other teams. */
  hidden: number;
  /** Names of everybody whose consent is open in any trade of the rotation. */
  waitsFor: string[];
}

/** The trades of a rotation. */
export async function tradeTable(res: Response, services: Services, rotation: Rotation): Promise<TradeTable> {
  const { db } = services.database;
  const within = await visibleReps(res, services);
  const all = await listTrades(db, { rotationId: rotation.id });
  const lottery = await lotteryFacts(db, rotation);
  const book = await consentBook(db, all, services.today());
  const trades = all.filter((trade) => touches(within, trade.legs));
  const reps = await repNames(db);
  const accounts = await accountNames(
    db,
    trades.flatMap((trade) => trade.legs.map((leg) => leg.accountId)),
  );
  const actor = actorOf(res, services);
  const rows = trades.map((trade): TradeRow => {
    const facts = book.get(trade.id)!;
    const legs = trade.legs.map((leg) => ({
      accountName: accounts.get(leg.accountId) ?? '',
      fromRep: leg.fromRepId === null ? 'nobody' : (reps.get(leg.fromRepId) ?? ''),
      toRep: reps.get(leg.toRepId) ?? '',
      t4qCents: leg.t4qCents,
    }));
    return {
      id: trade.id,
      number: trade.number,
      state: trade.state,
      isUndo: trade.undoesTradeId !== null,
      isAnnounced: trade.announcedAt !== null,
      reps: [...new Set(legs.flatMap((leg) => [leg.fromRep, leg.toRep]))],
      legs,
      expectedCents: trade.expectedCents,
      effectiveDate: trade.effectiveDate,
      waitsFor: waitsFor(trade, facts),
      can: allowedActions(trade, facts, actor, services.today(), {
        held: schedulingHold(trade, lottery, services.today()) !== null,
        drawn: lottery.secondWave !== null,
      }),
    };
  });
  const hidden = all.length - trades.length;
  return { rows, hidden, waitsFor: [...new Set(all.flatMap((trade) => waitsFor(trade, book.get(trade.id)!)))] };
}

/** Names of those whose consent is open; several who may give the same one are joined by "or". */
function waitsFor(trade: Trade, facts: ConsentFacts): string[] {
  if (trade.state !== 'submitted') return [];
  const open = consentSlots(facts).filter((slot) => slot.givenBy === null);
  return [...new Set(open.map((slot) => slot.eligible.map(approverName).join(' or ') || 'nobody'))];
}
