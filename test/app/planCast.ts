import type { Actor } from '../../src/app/actor';
import { analyseRotation } from '../../src/app/rotations/analyseRotation';
import { type PlanRequest, planRotation } from '../../src/app/rotations/planRotation';
import { handlers } from '../../src/jobs/handlers';
import { type JobHandlers, workOnce } from '../../src/jobs/worker';
import type { PlanPolicy } from '../../src/planning/policy';
import { inTransaction } from '../../src/storage/database';
import { loadPlan, type StoredPlan } from '../../src/storage/plans/plans';
import { CAST, castPolicy } from '../cast';
import { tradeCast } from './tradeCast';

/** The cast with an analysed rotation of the given plan policy, ready to be planned. */
export async function planCast(plan: Partial<PlanPolicy> = {}) {
  const cast = await tradeCast();
  const { database, rotationId, actor } = cast;
  const base = castPolicy();
  const policy = { ...base, plan: { ...base.plan, maxBookShareMovedPerYear: 0.6, ...plan } };
  database.raw.prepare('update rotations set policy = ? where id = ?').run(JSON.stringify(policy), rotationId);
  await inTransaction(database.db, await analyseRotation(database, rotationId, actor('anna').now));
  return {
    ...cast,
    /** Runs the planner for the rotation and loads what it stored. */
    async plan(request: Partial<PlanRequest> = {}): Promise<StoredPlan> {
      const run = { now: actor('anna').now, today: CAST.today, by: null, jobId: null, cancelled: () => false };
      const wanted = { rotationId, name: 'Plan', seed: 1, timeLimitSeconds: 20, engine: 'javascript-lp' as const };
      const store = await planRotation(database, { ...wanted, ...request }, run);
      const { planId } = await inTransaction(database.db, store);
      return (await loadPlan(database.db, planId))!;
    },
    /** Runs every queued job to its end. */
    async work(): Promise<void> {
      const now = (): string => actor('anna').now;
      while (
        await workOnce(database, handlers as JobHandlers, 'test', {
          today: () => CAST.today,
          now,
          realNow: () => new Date().toISOString(),
          log: () => {},
        })
      );
    },
    load: async (id: string): Promise<StoredPlan> => (await loadPlan(database.db, id))!,
    /** The audit events of a subject, oldest first, with their payloads. */
    events(subjectId: string): { action: string; payload: Record<string, unknown> }[] {
      const rows = database.raw
        .prepare(`select e.action, p.payload from audit_events e join audit_payloads p on p.seq = e.seq
          where e.subject_id = ? order by e.seq`)
        .all(subjectId) as { action: string; payload: string }[];
      return rows.map(({ action, payload }) => ({ action, payload: JSON.parse(payload) }));
    },
  };
}

export type PlanCast = Awaited<ReturnType<typeof planCast>>;
export type { Actor };
