import type { Plan } from '../../planning/types';
import type { Db } from '../database';

/** Results parsed last; of a large company one is megabytes of text. */
const MOST = 8;

const perDatabase = new WeakMap<Db, Map<string, Plan>>();

/**
 * The result of a plan, which never changes once it is stored: pages that show it read and parse it once, so nobody may
 * change what this returns. Null when there is no such plan.
 */
export async function planResult(db: Db, id: string): Promise<Plan | null> {
  const kept = perDatabase.get(db) ?? new Map<string, Plan>();
  const known = kept.get(id);
  if (known) return known;
  const row = await db.selectFrom('plans').select('result').where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const plan: Plan = JSON.parse(row.result);
  if (kept.size >= MOST) kept.delete(kept.keys().next().value!);
  kept.set(id, plan);
  perDatabase.set(db, kept);
  return plan;
}
