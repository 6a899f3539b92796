import { lotteryFacts, schedulingHold } from '../../../app/lottery/schedulingHold';
import { allowedActions } from '../../../app/trades/allowedActions';
import { consentFacts } from '../../../app/trades/consentFacts';
import { tradeDossier } from '../../../app/trades/tradeDossier';
import { accountNames } from '../../../storage/accounts/accountNames';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { companyTelling } from '../../../storage/people/company';
import type { Trade } from '../../../storage/trades/trades';
import type { Call } from '../route';
import { seenTrade } from './sight';
import { creditJson } from './tradeCredit';

/** Writes trades with the ids and names of the customer's data. */
export async function tradeWriter(db: Db, trades: readonly Trade[]) {
  const ids = trades.flatMap((trade) => trade.legs.map((leg) => leg.accountId));
  const names = await accountNames(db, ids);
  const accounts = await accountExternalIds(db, ids);
  const reps = await repExternalIds(db);
  return ({ id, ...trade }: Trade) => ({
    ...trade,
    tradeId: id,
    legs: trade.legs.map((leg) => ({
      ...leg,
      accountId: accounts.get(leg.accountId) ?? '',
      accountName: names.get(leg.accountId) ?? '',
      fromRepId: leg.fromRepId === null ? null : (reps.get(leg.fromRepId) ?? null),
      toRepId: reps.get(leg.toRepId) ?? '',
    })),
  });
}

/** One trade with its sides, consents and history, and what the user of the token could do now. */
export async function wholeTrade({ db, user, actor }: Pick<Call<never, never>, 'db' | 'user' | 'actor'>, id: string) {
  const trade = await seenTrade(db, user, id);
  const dossier = await tradeDossier(db, trade, actor.today);
  const reps = await repExternalIds(db);
  const lottery = await lotteryFacts(db, dossier.rotation);
  const hold = schedulingHold(trade, lottery, actor.today);
  const actions = allowedActions(trade, await consentFacts(db, trade, actor.today), actor, actor.today, {
    held: hold !== null,
    drawn: lottery.secondWave !== null,
  });
  return {
    ...(await tradeWriter(db, [trade]))(trade),
    currency: (await companyTelling(db)).currency,
    credit: await creditJson(db, trade.id),
    creditNote: trade.creditTerms,
    breakEvenGrowth: dossier.breakEven,
    sides: dossier.sides.map((side) => ({ ...side, repId: reps.get(side.repId) ?? '' })),
    consents: dossier.consents.map(({ slot, given }) => ({
      managerId: slot.managerRepId === null ? null : (reps.get(slot.managerRepId) ?? null),
      eligible: slot.eligible.map(({ name }) => name),
      givenBy: given?.name ?? null,
      givenAt: given?.at ?? null,
    })),
    history: dossier.history,
    actions: [...actions],
    undoneBy: dossier.undoneBy && {
      tradeId: dossier.undoneBy.id,
      number: dossier.undoneBy.number,
      state: dossier.undoneBy.state,
    },
  };
}
