import type { AccountId, Assignment } from '../../accounts/types';
import type { PlanningInput } from '../../planning/types';
import { averageFit } from '../../planning/worth/averageFit';
import type { Day } from '../../shared/calendar';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { loadAnalysis } from '../../storage/analyses/analyses';
import type { Database } from '../../storage/database';
import { loadPlan } from '../../storage/plans/plans';
import { buildPlanningInput } from '../plans/buildInput';
import { findRotation } from '../rotations/findRotation';

/** What was known when swaps were planned. */
export interface SeenThen {
  input: PlanningInput;
  /** f̄ of that input. */
  meanFit: number;
}

/**
 * The snapshot of the plan that swaps came from; for swaps agreed by hand the same made from the rotation's own analysis
 * and the books of its cut-off, with the accounts that were named as candidates.
 * @returns null when neither is there any more
 */
export async function seenThen(
  database: Database,
  { planId, rotationId, named }: { planId: string | null; rotationId: string; named: readonly AccountId[] },
): Promise<SeenThen | null> {
  const input =
    planId === null ? await rebuilt(database, rotationId, named) : (await loadPlan(database.db, planId))?.input;
  return input ? { input, meanFit: averageFit(input.accounts, input.reps, input.plan.compatibility) } : null;
}

async function rebuilt(
  { db }: Database,
  rotationId: string,
  named: readonly AccountId[],
): Promise<PlanningInput | null> {
  const rotation = await findRotation(db, rotationId);
  const analysis = rotation.analysisId === null ? null : await loadAnalysis(db, rotation.analysisId);
  if (analysis === null) return null;
  const accounts = analysis.accounts.map((a) => (named.includes(a.accountId) ? { ...a, candidate: true } : a));
  return buildPlanningInput(db, {
    ...rotation,
    rotationId: null,
    today: rotation.cutOff,
    analysis: { ...analysis, accounts },
    accounts: await loadAccounts(db),
    reps: await loadReps(db),
    assignments: knownOn(await loadAssignments(db), rotation.cutOff),
  });
}

/** The ledger as it was on a day: later moves had not happened. */
function knownOn(assignments: Assignment[], day: Day): Assignment[] {
  return assignments
    .filter((spell) => spell.from <= day)
    .map((spell) => (spell.to !== null && spell.to > day ? { ...spell, to: null } : spell));
}
