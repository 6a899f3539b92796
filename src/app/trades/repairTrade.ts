import type { AccountId, RepId } from '../../accounts/types';
import { scopeOf, sees } from '../../people/scope';
import { judgeSwap } from '../../planning/judgeSwap';
import { planByHand } from '../../planning/planByHand';
import { namedLegs } from '../../planning/problem/namedLegs';
import { problemOf } from '../../planning/problem/problem';
import { swapsByHand } from '../../planning/swapByHand';
import type { Plan, PlannedSwap, PlanningInput } from '../../planning/types';
import { ProductError } from '../../shared/errors';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { loadAnalysis } from '../../storage/analyses/analyses';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction } from '../../storage/database';
import { insertRepair } from '../../storage/trades/talk';
import type { Trade } from '../../storage/trades/trades';
import { mayReplaceFor } from '../../trades/consents';
import { canMove } from '../../trades/states';
import { type Actor, requireManager } from '../actor';
import { buildPlanningInput } from '../plans/buildInput';
import { withNames } from '../plans/withNames';
import { findRotation } from '../rotations/findRotation';
import { consentFacts } from './consentFacts';
import { findTrade } from './findTrade';
import { draftTrade, refuseClaimed, refuseMoved } from './proposeTrades';
import { requireReason } from './reason';
import { moveTrade } from './record';
import { tellTakenBack } from './tellTakenBack';

/** Whether one of a trade's accounts can still be replaced: it is agreed, and owners have not changed. */
export function canBeRepaired(trade: Pick<Trade, 'state' | 'kind' | 'undoesTradeId'>): boolean {
  const agreed = trade.state === 'approved' || trade.state === 'scheduled' || trade.state === 'conflict';
  return agreed && trade.kind !== 'transfer' && trade.undoesTradeId === null && canMove(trade.state, 'withdrawn');
}

/**
 * Replaces one account of an agreed trade by another of the same rep, for example because the customer objects. The
 * rules of the rotation's policy and the verifier judge the new exchange; it is a draft of its own that everybody
 * concerned agrees to anew, and the old trade is given up in the same moment. Who consents for the rep who hands the
 * account over replaces it, or an administrator.
 * @returns id of the new draft
 * @throws ProductError actor.notAllowed, trade.notFound, trade.reasonMissing, repair.notNow, repair.notYours, repair.noLeg,
 *   repair.notFair (refused; details.problems), trade.accountClaimed, trade.ownerChanged, planning.unknownLeg
 */
export async function repairTrade(
  database: Database,
  tradeId: string,
  wanted: { accountId: AccountId; byAccountId: AccountId; reason: string },
  actor: Actor,
): Promise<string> {
  requireManager(actor);
  requireReason(wanted.reason);
  const trade = await findTrade(database.db, tradeId);
  if (!canBeRepaired(trade)) {
    throw refused(
      'notNow',
      'Only an exchange that is agreed and not in effect can be repaired; one in effect is taken back.',
    );
  }
  const swap = await repaired(database.db, trade, wanted, actor);
  const reason = wanted.reason.trim();
  return inTransaction(database.db, async (trx) => {
    const now = await findTrade(trx, tradeId);
    await moveTrade(trx, now, 'withdrawn', actor, `Repaired: ${reason}`);
    await tellTakenBack(trx, now, actor);
    await refuseClaimed(trx, [swap]);
    await refuseMoved(trx, [swap], actor.today);
    const rotation = await findRotation(trx, trade.rotationId);
    const id = await draftTrade(trx, rotation, trade.planId, swap, actor);
    await insertRepair(trx, id, tradeId);
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'trade.repaired',
      subjectType: 'trade',
      subjectId: id,
      payload: { repairs: trade.number, reason, accountId: wanted.accountId, byAccountId: wanted.byAccountId },
    });
    return id;
  });
}

async function repaired(
  db: Db,
  trade: Trade,
  { accountId, byAccountId }: { accountId: AccountId; byAccountId: AccountId },
  actor: Actor,
): Promise<PlannedSwap> {
  const leg = trade.legs.find((own) => own.accountId === accountId);
  const input = await withNames(db, await inputWithout(db, trade, actor), []);
  const replacement = input.accounts.find(({ id }) => id === byAccountId);
  const scope = scopeOf(actor, await loadReps(db));
  // What other lines have up for review is not told, not even in why an account would not be fair.
  const facts = await consentFacts(db, trade, actor.today);
  const mine = (repId: RepId): boolean => sees(scope, repId) && mayReplaceFor(actor, repId, facts);
  if (leg && (leg.fromRepId === null || !mine(leg.fromRepId))) {
    throw refused(
      'notYours',
      'This account is replaced by who consents for the rep who hands it over, or an administrator.',
    );
  }
  if (!leg || !replacement || replacement.ownerId !== leg.fromRepId || byAccountId === accountId) {
    throw refused('noLeg', 'Choose an account of this exchange, and another that is up for review with the same rep.');
  }
  const legs = trade.legs.map((own) => ({
    accountId: own.accountId === accountId ? byAccountId : own.accountId,
    toRepId: own.toRepId,
  }));
  const problem = problemOf(input);
  const { forbidden, amounts } = judgeSwap(problem, namedLegs(problem.reps, problem.units, legs));
  const problems = [...(forbidden ? [forbidden] : []), ...amounts].map(({ sentence }) => sentence);
  if (problems.length > 0) {
    throw new ProductError(
      'refused',
      'repair.notFair',
      `With this account it would not be fair. ${problems.join(' ')}`,
      {
        problems,
      },
    );
  }
  // Made up as a plan of this swap alone, so that the verifier recomputes every rule and amount from the input.
  const [swap] = planByHand(input, NOTHING, swapsByHand(input, [legs]), false).swaps;
  return swap;
}

/** The planner's input in which this trade claims nothing. */
async function inputWithout(db: Db, trade: Trade, actor: Actor): Promise<PlanningInput> {
  const rotation = await findRotation(db, trade.rotationId);
  const analysis = rotation.analysisId === null ? null : await loadAnalysis(db, rotation.analysisId);
  if (!analysis) throw refused('notNow', 'The analysis of this rotation is gone, so nothing can be worked out.');
  return buildPlanningInput(db, {
    ...rotation,
    rotationId: rotation.id,
    without: trade.id,
    today: actor.today,
    analysis,
    accounts: await loadAccounts(db),
    reps: await loadReps(db),
    assignments: await loadAssignments(db),
  });
}

/** The plan without any swap that a single one is added to. */
const NOTHING = {
  ...{ objectiveCents: 0, boundCents: 0, gap: 0, boundCovers: '', boundUnknown: true, stoppedBy: 'hand' },
  ...{ engine: 'javascript-lp', engineBecause: '', seconds: 0, seed: 0, verified: true, swaps: [], reps: [] },
  ...{ admissibleSwaps: 0, tradingRepPairs: 0, emptyBecause: [] },
} as unknown as Plan;

function refused(code: string, sentence: string): ProductError {
  return new ProductError('refused', `repair.${code}`, sentence);
}
