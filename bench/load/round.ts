import { announce } from '../../src/app/announcements/announce';
import type { DemoActors } from '../../src/app/demo/demoCast';
import { openAndAnalyse } from '../../src/app/demo/livePlan';
import { submitSwap } from '../../src/app/demo/submitSwap';
import { planRotation } from '../../src/app/rotations/planRotation';
import { consentToTrade } from '../../src/app/trades/decideTrade';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { openWishes } from '../../src/app/wishes/wishWindows';
import type { PlannedSwap } from '../../src/planning/types';
import { defaultPolicy } from '../../src/rotations/policy';
import { type Database, inTransaction } from '../../src/storage/database';
import { loadPlan } from '../../src/storage/plans/plans';

export interface Round {
  name: string;
  /** Everything up to the announcement happens on it. */
  day: string;
  effectiveDate: string;
  /** Shares of the trades that were consented to and dated, and that were announced as well. */
  agreed: number;
  announced: number;
  /** Until when reps are asked what they wish; left out: they are not. */
  wishesUntil?: string;
}

/** Teams whose managers sign in come first, so that they have trades to look at. */
const MOST = 60;

/** Opens a rotation, analyses it, plans it, and takes up to 60 swaps into trades: of managers who can sign in. Its id. */
export async function liveRound(database: Database, round: Round, actors: DemoActors): Promise<string> {
  const { name, effectiveDate, day } = round;
  const admin = { ...actors.admin(day), now: `${day}T09:00:00.000Z` };
  const rotationId = await openAndAnalyse(database, { name, policy: defaultPolicy(), effectiveDate }, admin);
  if (round.wishesUntil) await openWishes(database, rotationId, round.wishesUntil, admin);
  const request = { rotationId, name: 'Plan 1', seed: 1, timeLimitSeconds: 60, engine: 'auto' as const };
  const run = { now: admin.now, today: day, by: admin.id, jobId: null, cancelled: () => false };
  const { planId } = await inTransaction(database.db, await planRotation(database, request, run));
  const { plan } = (await loadPlan(database.db, planId))!;
  const swaps = plan.swaps.filter((swap) => managerOf(swap, round, actors).id !== null).slice(0, MOST);
  const ids: string[] = [];
  for (const swap of swaps)
    ids.push(await submitSwap(database, { planId, swapId: swap.id, effectiveDate }, managerOf(swap, round, actors)));
  const agreed = ids.slice(0, Math.ceil(ids.length * round.agreed));
  const consent = { reason: null, overrideReason: 'Agreed for the round as a whole.' };
  for (const id of agreed) await consentToTrade(database, id, consent, actors.admin(day));
  const at = (time: string) => ({ ...actors.admin(day), now: `${day}T${time}:00.000Z` });
  for (const id of agreed) await scheduleTrade(database, id, { effectiveDate, reason: null }, at('12:00'));
  const tradeIds = ids.slice(0, Math.ceil(ids.length * round.announced));
  await announce(database, rotationId, { tradeIds, note: 'On short notice, as agreed with all of you.' }, at('13:00'));
  return rotationId;
}

const managerOf = (swap: PlannedSwap, { day }: Round, actors: DemoActors) =>
  actors.managerOfRep(swap.legs[0].fromRepId, day);
