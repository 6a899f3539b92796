import type { AccountId, Rep, RepId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { accountNames } from '../../storage/accounts/accountNames';
import { loadReps } from '../../storage/accounts/accounts';
import { moveOwner } from '../../storage/accounts/ledger';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { enqueueAnalysis } from '../../storage/jobs/jobs';
import { bumpDataVersion } from '../../storage/people/company';
import { setLegsDue } from '../../storage/trades/crmOrders';
import { getTrade, listTrades, type Trade } from '../../storage/trades/trades';
import { leaverProblems } from '../../trades/effect';
import type { Actor } from '../actor';
import { effectDecision } from './effectDecision';
import { moveTrade } from './record';
import { tellDecision } from './tellDecision';

export interface AppliedTrade {
  id: string;
  number: number;
  result: 'in_effect' | 'conflict' | 'waiting' | 'unchanged';
  because: string[];
}

/**
 * Brings every scheduled trade that is due into effect, each in a transaction of its own: all legs or none. A second
 * run changes nothing.
 * What is still to come but has lost a party meanwhile becomes a conflict at once.
 * @param only ids of the trades to look at; left out: all that are due
 */
export async function applyDueTrades(database: Database, actor: Actor, only?: string[]): Promise<AppliedTrade[]> {
  const due = await listTrades(database.db, { states: ['scheduled'], ...(only ? {} : { dueBy: actor.today }) });
  const results: AppliedTrade[] = only ? [] : await flagLeavers(database, actor);
  for (const trade of due.filter((t) => !only || only.includes(t.id))) {
    results.push(await inTransaction(database.db, (trx) => applyTrade(trx, trade.id, actor)));
  }
  return results;
}

/** Brings one scheduled trade into effect, if it is due and nothing stands in the way; says what happened. */
export async function applyTrade(trx: Trx, id: string, actor: Actor): Promise<AppliedTrade> {
  const trade = await getTrade(trx, id);
  if (trade?.state !== 'scheduled' || trade.effectiveDate === null) {
    return { id, number: trade?.number ?? 0, result: 'unchanged', because: [] };
  }
  const decision = await effectDecision(trx, { ...trade, effectiveDate: trade.effectiveDate }, actor.today);
  if (decision.kind === 'wait') return { id, number: trade.number, result: 'waiting', because: [decision.because] };
  if (decision.kind === 'conflict') {
    await moveTrade(trx, trade, 'conflict', actor, decision.because.join(' '));
    await tellDecision(trx, 'tradeConflict', trade, actor);
    return { id, number: trade.number, result: 'conflict', because: decision.because };
  }
  for (const leg of trade.legs) {
    await moveOwner(trx, { ...leg, day: trade.effectiveDate, tradeId: trade.id });
  }
  await moveTrade(trx, trade, 'in_effect', actor, null, { effectiveDate: trade.effectiveDate, legs: trade.legs });
  await setLegsDue(trx, trade.id);
  if (trade.undoesTradeId !== null) {
    const undone = await getTrade(trx, trade.undoesTradeId);
    if (undone) await moveTrade(trx, undone, 'reversed', actor, `Undone by trade ${trade.number}.`);
  }
  await bumpDataVersion(trx);
  await enqueueAnalysis(trx, actor.now, actor.id);
  return { id, number: trade.number, result: 'in_effect', because: [] };
}

/** Scheduled trades of a later day whose party will have left by then become conflicts now. */
async function flagLeavers(database: Database, actor: Actor): Promise<AppliedTrade[]> {
  const reps = new Map((await loadReps(database.db)).map((rep) => [rep.id, rep]));
  const ahead = (await listTrades(database.db, { states: ['scheduled'] })).filter(
    (trade) => isAhead(trade, actor.today) && leaverProblems(leaverFacts(trade, reps), trade.effectiveDate).length > 0,
  );
  const flagged: AppliedTrade[] = [];
  for (const { id } of ahead) {
    const found = await inTransaction(database.db, (trx) => flagLeaver(trx, id, actor));
    if (found) flagged.push(found);
  }
  return flagged;
}

/** Asks again under the lock: the trade may have been withdrawn, or flagged by another worker, since it was listed. */
async function flagLeaver(trx: Trx, id: string, actor: Actor): Promise<AppliedTrade | null> {
  const trade = await getTrade(trx, id);
  if (trade?.state !== 'scheduled' || !isAhead(trade, actor.today)) return null;
  const names = await accountNames(
    trx,
    trade.legs.map(({ accountId }) => accountId),
  );
  const reps = new Map((await loadReps(trx)).map((rep) => [rep.id, rep]));
  const because = leaverProblems(leaverFacts(trade, reps, names), trade.effectiveDate);
  if (because.length === 0) return null;
  await moveTrade(trx, trade, 'conflict', actor, because.join(' '));
  await tellDecision(trx, 'tradeConflict', trade, actor);
  return { id, number: trade.number, result: 'conflict', because };
}

function isAhead(trade: Trade, today: Day): trade is Trade & { effectiveDate: Day } {
  return trade.effectiveDate !== null && trade.effectiveDate > today;
}

function leaverFacts(trade: Trade, reps: ReadonlyMap<RepId, Rep>, names: ReadonlyMap<AccountId, string> = new Map()) {
  return { legs: trade.legs, isTransfer: trade.kind === 'transfer', reps, accountNames: names };
}
