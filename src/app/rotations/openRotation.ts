import { uuidv7 } from 'uuidv7';
import type { Policy } from '../../rotations/policy';
import { firstDayOfQuarter, isDay, nextQuarterStart, quarterFromIndex, quarterIndexOfDay } from '../../shared/calendar';
import { ProductError } from '../../shared/errors';
import { appendAudit } from '../../storage/audit/auditLog';
import { type Database, inTransaction, type Trx } from '../../storage/database';
import { enqueueJob } from '../../storage/jobs/jobs';
import { insertRotation, type Rotation } from '../../storage/rotations/rotations';
import { type Actor, requireManager } from '../actor';
import { analysisPeriod } from '../analysis/gather';

export interface NewRotation {
  name: string;
  policy: Policy;
  /** 'YYYY-Qn'; left out: the last complete quarter. */
  asOf?: string;
  dataThrough?: string;
  /** First day of a fiscal quarter; left out: the next one. */
  effectiveDate?: string;
}

/**
 * Opens a rotation: fixes its policy and data cut-off and queues its analysis.
 * @returns the rotation's id and the id of the job that analyses it
 * @throws ProductError rotation.badName, rotation.badDate, analysis.*
 */
export async function openRotation(
  database: Database,
  request: NewRotation,
  actor: Actor,
): Promise<{ rotationId: string; jobId: string }> {
  const rotation = await newRotation(database, request, actor);
  return inTransaction(database.db, async (trx) => {
    await storeRotation(trx, rotation, actor);
    const rotationId = rotation.id;
    const jobId = await enqueueJob(trx, { kind: 'analysis', payload: {}, rotationId, at: actor.now, by: actor.id });
    return { rotationId, jobId };
  });
}

/**
 * Checks what a rotation is to be and settles what was left out; nothing is stored.
 * @throws ProductError rotation.badName, rotation.badDate, analysis.*
 */
export async function newRotation(database: Database, request: NewRotation, actor: Actor): Promise<Rotation> {
  requireManager(actor);
  const name = request.name.trim();
  if (name.length === 0 || name.length > 120) {
    throw new ProductError('invalid', 'rotation.badName', 'A rotation needs a name of at most 120 characters.');
  }
  const start = request.policy.fiscalYearStartMonth;
  const effectiveDate = request.effectiveDate ?? nextQuarterStart(actor.today, start);
  if (!isDay(effectiveDate) || firstDayOfQuarter(quarterIndexOfDay(effectiveDate, start), start) !== effectiveDate) {
    throw new ProductError(
      'invalid',
      'rotation.badDate',
      `"${effectiveDate}" is not the first day of a fiscal quarter. The next one begins on ${nextQuarterStart(actor.today, start)}.`,
    );
  }
  const period = await analysisPeriod(database, { ...request, today: actor.today });
  return {
    id: uuidv7(),
    name,
    asOf: quarterFromIndex(period.asOf),
    dataThrough: period.dataThrough,
    cutOff: period.cutOff,
    effectiveDate,
    policy: request.policy,
    analysisId: null,
    createdAt: actor.now,
    createdBy: actor.id,
    closedAt: null,
  };
}

/** Stores a new rotation with its audit event. */
export async function storeRotation(trx: Trx, rotation: Rotation, actor: Actor): Promise<void> {
  await insertRotation(trx, rotation);
  const { name, asOf, effectiveDate, policy } = rotation;
  await appendAudit(trx, {
    at: actor.now,
    actorId: actor.id,
    action: 'rotation.opened',
    subjectType: 'rotation',
    subjectId: rotation.id,
    payload: { name, asOf, effectiveDate, policy },
  });
}
