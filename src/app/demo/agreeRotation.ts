import type { PastRotation } from '../../demo/types';
import { swapsByHand } from '../../planning/swapByHand';
import type { Policy } from '../../rotations/policy';
import { addDays } from '../../shared/calendar';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { loadAnalysis } from '../../storage/analyses/analyses';
import { type Database, inTransaction } from '../../storage/database';
import { getTrade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { announce } from '../announcements/announce';
import { buildPlanningInput } from '../plans/buildInput';
import { analyseRotation } from '../rotations/analyseRotation';
import { newRotation, storeRotation } from '../rotations/openRotation';
import { consentToTrade } from '../trades/decideTrade';
import { draftTrade } from '../trades/proposeTrades';
import { scheduleTrade } from '../trades/scheduleTrade';
import { submitTrade } from '../trades/submitTrade';

/** Who took part: the manager of each team by rep id of the manager, and the administrator. */
export interface DemoActors {
  managerOfRep(repId: number, day: string): Actor;
  admin(day: string): Actor;
}

/**
 * Lives one past rotation through the ordinary use cases, on its own days: opened and analysed on the data known then,
 * its swaps drafted, consented to by two people and scheduled for the first day of their quarter.
 */
export async function agreeRotation(
  database: Database,
  past: PastRotation,
  policy: Policy,
  actors: DemoActors,
): Promise<void> {
  const { db } = database;
  const admin = actors.admin(past.proposedOn);
  const request = { name: past.name, policy, asOf: past.asOf, effectiveDate: past.effectiveDate };
  const rotation = newRotation(database, request, admin);
  await inTransaction(db, (trx) => storeRotation(trx, rotation, admin));
  const store = await analyseRotation(database, rotation.id, admin.now);
  const { analysisId } = await inTransaction(db, store);

  const accounts = await loadAccounts(db);
  const reps = await loadReps(db);
  const accountIds = new Map(accounts.map((account) => [account.externalId, account.id]));
  const repIds = new Map(reps.map((rep) => [rep.externalId, rep.id]));
  const swaps = past.swaps.map((swap) =>
    swap.legs.map((leg) => ({ accountId: accountIds.get(leg.accountId)!, toRepId: repIds.get(leg.toRepId)! })),
  );
  const named = new Set(swaps.flat().map((leg) => leg.accountId));
  const analysis = (await loadAnalysis(db, analysisId))!;
  const input = await buildPlanningInput(db, {
    rotationId: null,
    ...rotation,
    today: past.proposedOn,
    // The company named its swaps by hand; they are valued like candidates.
    analysis: {
      ...analysis,
      accounts: analysis.accounts.map((a) => (named.has(a.accountId) ? { ...a, candidate: true } : a)),
    },
    accounts,
    reps,
    assignments: await loadAssignments(db),
  });
  const tradeIds: string[] = [];
  for (const swap of swapsByHand(input, swaps)) {
    const proposer = actors.managerOfRep(swap.legs[0].fromRepId, past.proposedOn);
    const id = await inTransaction(db, (trx) => draftTrade(trx, rotation, null, swap, proposer));
    const draft = (await getTrade(db, id))!;
    await submitTrade(
      database,
      id,
      {
        successMeasure: draft.successMeasure ?? '',
        reviewDate: draft.reviewDate ?? addDays(past.effectiveDate, 380),
        undoCondition: 'The customer asks for the former rep in writing.',
        creditTerms: 'Deals opened before the exchange stay with the former rep for 90 days.',
      },
      proposer,
    );
    await consentToTrade(database, id, { reason: null, overrideReason: 'Agreed by hand in the past round.' }, admin);
    const later = { ...proposer, now: `${past.proposedOn}T12:00:00.000Z` };
    await scheduleTrade(database, id, { effectiveDate: past.effectiveDate, reason: null }, later);
    tradeIds.push(id);
  }
  await announce(database, rotation.id, { tradeIds, note: '' }, { ...admin, now: `${past.proposedOn}T13:00:00.000Z` });
}
