import type { AccountId, PotentialGrade } from '../../accounts/types';
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
    .values({ hash, content: text, books: booksText(input) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute();
  const snapshot = canonicalJson({ ...own, shared: hash });
  return { snapshot, snapshot_hash: sha256(snapshot), shared_hash: hash };
}

/** A snapshot as it was read: its own text, the shared one (null in rows from before there was any), and the books of it. */
export type SnapshotTexts = { snapshot: string; content: string | null; books?: string | null };

/** What trades are measured by: of a large company a thirtieth of the snapshot. */
export interface SnapshotBooks {
  /** Without accounts. */
  input: PlanningInput;
  /** Grades of potential of all its accounts. */
  grades: ReadonlyMap<AccountId, PotentialGrade>;
}

const GRADES = ['A', 'B', 'C'] as const;

/** The books of a snapshot as they are stored beside it: its reps, and its accounts by grade of potential. */
function booksText({ accounts, reps }: PlanningInput): string {
  const graded = (grade: PotentialGrade) => accounts.filter((one) => one.potentialGrade === grade).map(({ id }) => id);
  return canonicalJson({ grades: Object.fromEntries(GRADES.map((grade) => [grade, graded(grade)])), reps });
}

/** Reads the books, from the whole snapshot where they do not stand beside it. */
export function booksOf(texts: SnapshotTexts): SnapshotBooks {
  const { shared: _, ...own } = JSON.parse(texts.snapshot);
  const { grades, reps } = JSON.parse(texts.books ?? booksText(snapshotOf(texts)));
  const graded = GRADES.flatMap((grade) => (grades[grade] as AccountId[]).map((id) => [id, grade] as const));
  return { input: { ...own, accounts: [], reps }, grades: new Map(graded) };
}

/** Puts a snapshot together again. */
export function snapshotOf({ snapshot, content }: SnapshotTexts): PlanningInput {
  const { shared: _, ...own } = JSON.parse(snapshot);
  return content === null ? own : { ...own, ...JSON.parse(content) };
}

/**
 * True when nothing of it was altered: its own part is what was hashed, so is the shared part that it names, and the books
 * are those of it.
 * @param input the snapshot put together
 */
export function isIntact(
  { snapshot, content, books }: SnapshotTexts,
  { snapshot_hash, shared_hash }: StoredSnapshot,
  input: PlanningInput,
): boolean {
  if (books != null && books !== booksText(input)) return false;
  if (sha256(snapshot) !== snapshot_hash) return false;
  const named: unknown = JSON.parse(snapshot).shared ?? null;
  if (named !== shared_hash) return false;
  return shared_hash === null || (content !== null && sha256(content) === shared_hash);
}
