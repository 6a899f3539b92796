import type { PastRotation } from '../../demo/types';
import type { Plan, PlanningInput } from '../../planning/types';
import type { Policy } from '../../rotations/policy';
import { addDays } from '../../shared/calendar';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { type Database, inTransaction } from '../../storage/database';
import { loadPlan } from '../../storage/plans/plans';
import { getTrade } from '../../storage/trades/trades';
import type { Actor } from '../actor';
import { announce } from '../announcements/announce';
import { measureRobustness } from '../plans/measureRobustness';
import { keepRobustness } from '../studies/kinds/robustness';
import { consentToTrade } from '../trades/decideTrade';
import { proposeTrades } from '../trades/proposeTrades';
import { scheduleTrade } from '../trades/scheduleTrade';
import { submitTrade } from '../trades/submitTrade';
import type { DemoActors } from './demoCast';
import { firstPlan, never, openAndAnalyse, SECONDS, SEED } from './livePlan';

/** Enough to tell accounts that could have gone either way from the others. */
const VARIATIONS = 50;
/**
 * Lives one past rotation through the ordinary use cases, on its own days: opened and analysed on the data known then,
 * planned, the plan's firmness measured, its swaps submitted, consented to by two people and scheduled for the first day
 * of their quarter.
 * @returns the rotation with its swaps, by external ids
 */
export async function liveRotation(
  database: Database,
  past: Omit<PastRotation, 'swaps'>,
  policy: Policy,
  actors: DemoActors,
): Promise<PastRotation> {
  const { db } = database;
  const admin = actors.admin(past.proposedOn);
  const request = { name: past.name, policy, asOf: past.asOf, effectiveDate: past.effectiveDate };
  const early = { ...admin, now: `${past.proposedOn}T09:00:00.000Z` };
  const rotationId = await openAndAnalyse(database, request, early);
  const planId = await firstPlan(database, rotationId, early);
  const { input, plan: planned } = (await loadPlan(db, planId))!;
  await measureFirmness(database, planId, { input, plan: planned }, early);
  const proposed: { id: string; proposer: Actor }[] = [];
  for (const swap of planned.swaps) {
    const proposer = actors.managerOfRep(swap.legs[0].fromRepId, past.proposedOn);
    const [id] = await proposeTrades(database, planId, [swap.id], proposer);
    await submit(database, id, past, proposer);
    proposed.push({ id, proposer });
  }
  // One after the other through the day, so that the audit log's clock never goes back.
  for (const { id } of proposed) {
    await consentToTrade(database, id, { reason: null, overrideReason: 'Agreed for the round as a whole.' }, admin);
  }
  for (const { id, proposer } of proposed) {
    const later = { ...proposer, now: `${past.proposedOn}T12:00:00.000Z` };
    await scheduleTrade(database, id, { effectiveDate: past.effectiveDate, reason: null }, later);
  }
  const tradeIds = proposed.map(({ id }) => id);
  await announce(database, rotationId, { tradeIds, note: '' }, { ...admin, now: `${past.proposedOn}T13:00:00.000Z` });
  return { ...past, swaps: await byExternalIds(database, planned) };
}

async function measureFirmness(
  database: Database,
  planId: string,
  { input, plan: planned }: { input: PlanningInput; plan: Plan },
  admin: Actor,
): Promise<void> {
  const task = { draws: VARIATIONS, seed: SEED, timeLimitSeconds: SECONDS, cancelled: never };
  const robustness = await measureRobustness(input, planned, task);
  await inTransaction(database.db, (trx) => keepRobustness(trx, planId, robustness, { at: admin.now, by: admin.id }));
}

async function submit(
  database: Database,
  id: string,
  past: Omit<PastRotation, 'swaps'>,
  proposer: Actor,
): Promise<void> {
  const draft = (await getTrade(database.db, id))!;
  await submitTrade(
    database,
    id,
    {
      successMeasure: draft.successMeasure ?? '',
      reviewDate: draft.reviewDate ?? addDays(past.effectiveDate, 380),
      undoCondition: 'The customer asks for the former rep in writing.',
      creditTerms: 'An order that both reps worked on is talked over with their managers.',
    },
    proposer,
  );
}

async function byExternalIds({ db }: Database, { swaps }: Plan): Promise<PastRotation['swaps']> {
  const accounts = new Map((await loadAccounts(db)).map((account) => [account.id, account.externalId]));
  const reps = new Map((await loadReps(db)).map((rep) => [rep.id, rep.externalId]));
  return swaps.map(({ legs }) => ({
    legs: legs.map(({ accountId, fromRepId, toRepId }) => ({
      accountId: accounts.get(accountId)!,
      fromRepId: reps.get(fromRepId)!,
      toRepId: reps.get(toRepId)!,
    })),
  }));
}
