import type { RunningRound } from '../../demo/runningRound';
import { HAND_OVER_REASONS, KEEP_REASONS } from '../../demo/wishReasons';
import type { PlannedSwap } from '../../planning/types';
import type { Policy } from '../../rotations/policy';
import type { Wish } from '../../rotations/wishes';
import { addDays, type Day } from '../../shared/calendar';
import type { Database } from '../../storage/database';
import { loadPlan } from '../../storage/plans/plans';
import { type OwnAccount, ownAccounts } from '../../storage/trades/handoffPagesBook';
import type { Actor } from '../actor';
import { announce } from '../announcements/announce';
import { raiseChallenge } from '../challenges/raiseChallenge';
import { findRotation } from '../rotations/findRotation';
import { consentToTrade } from '../trades/decideTrade';
import { scheduleTrade } from '../trades/scheduleTrade';
import { sayWishes } from '../wishes/sayWishes';
import { openWishes } from '../wishes/wishWindows';
import type { DemoActors } from './demoCast';
import { firstPlan, openAndAnalyse } from './livePlan';
import { submitSwap } from './submitSwap';

interface Life {
  policy: Policy;
  actors: DemoActors;
  /** Reps who can sign in; the first one leaves the challenge of their own exchange to whoever tries the demo. */
  repIds: readonly number[];
  /** Lets everything else that happens before a day happen. */
  until(day: Day): Promise<void>;
}

/**
 * Lives the round that is under way up to today, through the ordinary use cases: reps say what they wish, a plan is made,
 * two of its swaps are agreed to and announced, and one of them is challenged. The rest of the plan is left to decide.
 */
export async function liveRunning(database: Database, round: RunningRound, life: Life): Promise<void> {
  const { actors, until } = life;
  const rotationId = await openAndAnalyse(
    database,
    { name: round.name, policy: life.policy, effectiveDate: round.effectiveDate },
    actors.admin(round.openedOn),
  );
  await openWishes(database, rotationId, round.wishesUntil, actors.admin(round.openedOn));
  await until(addDays(round.openedOn, 3));
  await sayAll(database, rotationId, addDays(round.openedOn, 3), life);
  await until(round.proposedOn);
  const planId = await firstPlan(database, rotationId, actors.admin(round.proposedOn));
  const { plan } = (await loadPlan(database.db, planId))!;
  const { open, challenged } = choose(plan.swaps, life.repIds);
  const chosen = [open, challenged].filter((one) => one !== undefined);
  const tradeIds = await agree(database, planId, chosen, round, actors);
  if (tradeIds.length === 0) return;
  await until(round.announcedOn);
  const note =
    'Two exchanges of this round are agreed. Read what comes and what leaves, and say so if something is missed.';
  await announce(database, rotationId, { tradeIds, note }, actors.admin(round.announcedOn));
  await until(round.challengedOn);
  const challenger = challenged?.legs
    .map(({ fromRepId }) => fromRepId)
    .find((id) => id !== null && life.repIds.includes(id));
  if (challenger) {
    const reason =
      'They place their yearly order with me in February. Let me bring that home first, or give the account to somebody who knows their plant.';
    await raiseChallenge(database, tradeIds.at(-1)!, reason, actors.rep(challenger, round.challengedOn));
  }
}

/** The swap of the first rep, which stays open to a challenge, and one that another rep challenges. */
function choose(
  swaps: readonly PlannedSwap[],
  [first, ...others]: readonly number[],
): { open?: PlannedSwap; challenged?: PlannedSwap } {
  const gives = (swap: PlannedSwap, repIds: readonly number[]): boolean =>
    swap.legs.some(({ fromRepId }) => fromRepId !== null && repIds.includes(fromRepId));
  const open = swaps.find((swap) => gives(swap, [first])) ?? swaps[0];
  return { open, challenged: swaps.find((swap) => swap !== open && !gives(swap, [first]) && gives(swap, others)) };
}

async function sayAll(database: Database, rotationId: string, day: Day, { actors, repIds }: Life): Promise<void> {
  const { analysisId } = await findRotation(database.db, rotationId);
  for (const [n, repId] of repIds.entries()) {
    const own = await ownAccounts(database.db, repId, day, analysisId);
    await sayWishes(database, rotationId, wishesOf(own, n), actors.rep(repId, day));
  }
}

/** Three that fell behind to hand over, and the three largest of the others to keep. */
function wishesOf(own: readonly OwnAccount[], n: number): Wish[] {
  const slow = own.filter(({ growth }) => growth !== null).sort((a, b) => a.growth! - b.growth!);
  const handOver = slow.slice(0, 3);
  const keep = own
    .filter((account) => !handOver.includes(account))
    .sort((a, b) => b.t4qCents - a.t4qCents)
    .slice(0, 3);
  const wish = (kind: Wish['kind'], reasons: readonly string[]) => (account: OwnAccount, at: number) => ({
    accountId: account.accountId,
    kind,
    reason: reasons[(n + at) % reasons.length],
  });
  return [...handOver.map(wish('handOver', HAND_OVER_REASONS)), ...keep.map(wish('keep', KEEP_REASONS))];
}

/** Submits swaps, has everybody consent, and gives them their date, in the order of the day. */
async function agree(
  database: Database,
  planId: string,
  swaps: readonly PlannedSwap[],
  round: RunningRound,
  actors: DemoActors,
): Promise<string[]> {
  const ids: string[] = [];
  for (const { id: swapId, ...swap } of swaps) {
    const [proposer] = managersOf(swap, round, actors);
    ids.push(await submitSwap(database, { planId, swapId, effectiveDate: round.effectiveDate }, proposer));
  }
  const admin = actors.admin(round.proposedOn);
  for (const [at, id] of ids.entries()) {
    const managers = managersOf(swaps[at], round, actors);
    const decision = { reason: null, overrideReason: 'Agreed for the round as a whole.' };
    for (const who of managers.length > 1 ? managers.slice(1) : [admin])
      await consentToTrade(database, id, decision, who);
  }
  const date = { effectiveDate: round.effectiveDate, reason: null };
  for (const id of ids) await scheduleTrade(database, id, date, { ...admin, now: `${round.proposedOn}T12:00:00.000Z` });
  return ids;
}

/** The distinct managers of a swap's reps; the first one proposes it. */
function managersOf(swap: Pick<PlannedSwap, 'legs'>, round: RunningRound, actors: DemoActors): Actor[] {
  return swap.legs
    .map(({ fromRepId }) => actors.managerOfRep(fromRepId, round.proposedOn))
    .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at);
}
