import { uuidv7 } from 'uuidv7';
import { chooseEngine } from '../../planning/engines/choose';
import { planTransfers } from '../../planning/transfers/planTransfers';
import type { TransferInput } from '../../planning/transfers/types';
import { planningInput } from '../../rotations/planningInput';
import { transferInput } from '../../rotations/transferInput';
import type { Day } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { loadAccounts, loadReps } from '../../storage/accounts/accounts';
import { loadAssignments } from '../../storage/accounts/ledger';
import { loadAnalysis } from '../../storage/analyses/analyses';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, type Db, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { saveTransferPlan } from '../../storage/plans/transferPlans';
import { readSnapshot } from '../../storage/snapshot';
import { type Actor, requireManager } from '../actor';
import { waitingAlike } from '../jobs/waitingAlike';
import { planningFacts } from '../plans/buildInput';
import { findRotation } from '../rotations/findRotation';

/**
 * Queues the placing of vacant books and the seeding of new hires for a rotation, unless the same person has it waiting.
 * @returns the job's id
 * @throws ProductError rotation.notFound, rotation.notAnalysed
 */
export async function requestTransfers(database: Database, rotationId: string, actor: Actor): Promise<string> {
  requireManager(actor);
  const rotation = await findRotation(database.db, rotationId);
  if (rotation.analysisId === null) throw notAnalysed();
  return inTransaction(database.db, async (trx) => {
    const waiting = await waitingAlike(trx, { kind: 'transfers', payload: {}, rotationId, by: actor.id });
    if (waiting !== null) return waiting;
    const jobId = await enqueueJob(trx, { kind: 'transfers', payload: {}, rotationId, at: actor.now, by: actor.id });
    await appendAudit(trx, {
      at: actor.now,
      actorId: actor.id,
      action: 'transfers.requested',
      subjectType: 'rotation',
      subjectId: rotationId,
      payload: { jobId },
    });
    return jobId;
  });
}

/**
 * Makes a plan of transfers from a rotation's stored analysis and the books of today.
 * @returns what stores the verified plan with its snapshot, to be run in one transaction with the end of the job
 * @throws ProductError transfers.nothingToPlace
 */
export async function planTransfersOf(
  database: Database,
  rotationId: string,
  run: { now: string; today: Day; by: string | null; stop: () => boolean },
): Promise<(trx: Trx) => Promise<{ transferPlanId: string }>> {
  const input = await readSnapshot(database, ({ db }) => gather(db, rotationId, run.today));
  if (input.vacantRepIds.length + input.newRepIds.length === 0) {
    const sentence = 'Every book has a rep on that day, and no new hire has a small one. There is nothing to transfer.';
    throw new ProductError('conflict', 'transfers.nothingToPlace', sentence);
  }
  const { engine } = chooseEngine('auto', input.accounts.length);
  const plan = await planTransfers(input, engine, run.stop).finally(() => engine.close());
  return async (trx) => {
    const id = uuidv7();
    await saveTransferPlan(trx, { id, rotationId, createdAt: run.now, createdBy: run.by }, input, plan);
    return { transferPlanId: id };
  };
}

async function gather(db: Db, rotationId: string, today: Day): Promise<TransferInput> {
  const rotation = await findRotation(db, rotationId);
  const analysis = rotation.analysisId === null ? null : await loadAnalysis(db, rotation.analysisId);
  if (!analysis) throw notAnalysed();
  const facts = await planningFacts(db, {
    ...rotation,
    today,
    analysis,
    accounts: await loadAccounts(db),
    reps: await loadReps(db),
    assignments: await loadAssignments(db),
  });
  return transferInput(facts, planningInput(facts).accounts);
}

function notAnalysed(): ProductError {
  const sentence = 'The analysis of this rotation is not ready yet. Wait for it, then plan.';
  return new ProductError('conflict', 'rotation.notAnalysed', sentence);
}
