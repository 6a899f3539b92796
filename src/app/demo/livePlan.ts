import { type Database, inTransaction } from '../../storage/database';
import type { Actor } from '../actor';
import { analyseRotation } from '../rotations/analyseRotation';
import type { NewRotation } from '../rotations/openRotation';
import { newRotation, storeRotation } from '../rotations/openRotation';
import { planRotation } from '../rotations/planRotation';

export const SEED = 1;
/** Far above what it takes: the same day gives the same plan on any machine. */
export const SECONDS = 120;
export const never = (): boolean => false;

/** Opens a rotation and analyses it on what is known then; its id. */
export async function openAndAnalyse(database: Database, request: NewRotation, admin: Actor): Promise<string> {
  const rotation = await newRotation(database, request, admin);
  await inTransaction(database.db, (trx) => storeRotation(trx, rotation, admin));
  await inTransaction(database.db, await analyseRotation(database, rotation.id, admin.now));
  return rotation.id;
}

/** Makes the first plan of a rotation; its id. */
export async function firstPlan(database: Database, rotationId: string, admin: Actor): Promise<string> {
  const request = {
    rotationId,
    name: 'Plan 1',
    seed: SEED,
    timeLimitSeconds: SECONDS,
    engine: 'javascript-lp' as const,
  };
  const run = { now: admin.now, today: admin.today, by: admin.id, jobId: null, cancelled: never };
  const { planId } = await inTransaction(database.db, await planRotation(database, request, run));
  return planId;
}
