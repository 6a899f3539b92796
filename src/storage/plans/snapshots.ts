import type { PlanningInput } from '../../planning/types';
import { canonicalJson, sha256 } from '../../shared/hash';
import type { Trx } from '../database';

/** The large parts of a snapshot, which plans of the same data have in common. */
const SHARED = ['accounts', 'keptOut', 'reps'] as const;
type Shared = Pick<PlanningInput, (typeof SHARED)[number]>;

/** How a plan holds its snapshot: the text of its own part, which names the shared part by its hash, and its hash. */
export interface StoredSnapshot {
  snapshot: string;
  snapshot_hash: string;
  shared_hash: string | null;
}

/**
 * Stores a snapshot: what plans of the same data share once by the hash of its content, the rest for the row of the plan.
 */
export async function storeSnapshot(trx: Trx, input: PlanningInput): Promise<StoredSnapshot> {
  const { accounts, keptOut, reps, ...own } = input;
  const shared: Shared = { accounts, reps, ...(keptOut ? { keptOut } : {}) };
  const text = canonicalJson(shared);
  const hash = sha256(text);
  await trx
    .insertInto('plan_snapshots')
    .values({ hash, content: text })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  const snapshot = canonicalJson({ ...own, shared: hash });
  return { snapshot, snapshot_hash: sha256(snapshot), shared_hash: hash };
}

/** A snapshot as it was read: its own text, and the shared one; null in rows from before there was any. */
export type SnapshotTexts = { snapshot: string; content: string | null };

/** Puts a snapshot together again. */
export function snapshotOf({ snapshot, content }: SnapshotTexts): PlanningInput {
  const { shared: _, ...own } = JSON.parse(snapshot);
  return content === null ? own : { ...own, ...JSON.parse(content) };
}

/** True when nothing of it was altered: its own part is what was hashed, and so is the shared part that it names. */
export function isIntact(
  { snapshot, content }: SnapshotTexts,
  { snapshot_hash, shared_hash }: StoredSnapshot,
): boolean {
  if (sha256(snapshot) !== snapshot_hash) return false;
  const named: unknown = JSON.parse(snapshot).shared ?? null;
  if (named !== shared_hash) return false;
  return shared_hash === null || (content !== null && sha256(content) === shared_hash);
}
