import type { PlanningInput } from '../../planning/types';
import { type PlanChanges, planChanges } from '../../rotations/planChanges';
import type { Db } from '../database';
import { booksOf, type SnapshotBooks, type SnapshotTexts, snapshotOf } from './snapshots';

/** When a plan was made and what was asked differently from the policy. */
interface Made {
  madeAt: string;
  changes: PlanChanges | null;
}

/** What was parsed last, by the texts it is of: calls that follow each other are mostly about one plan. */
interface Latest<T> {
  snapshot: string;
  shared: string | null;
  value: T;
}

let whole: Latest<PlanningInput> | null = null;
let books: Latest<SnapshotBooks> | null = null;

/**
 * The snapshot that a plan was made from; null when there is no such plan. Calls that follow each other read its large
 * part, which has a name by its content, and parse it once, so nobody may change what it returns.
 */
export async function loadSnapshot(db: Db, planId: string): Promise<({ input: PlanningInput } & Made) | null> {
  const row = await ownPart(db, planId);
  if (!row) return null;
  whole = await latestOf(db, row, whole, 'content', snapshotOf);
  return { input: whole.value, ...madeOf(row) };
}

/** The books of it, by which trades are measured: read in the same way, without its accounts. */
export async function loadBooks(db: Db, planId: string): Promise<(SnapshotBooks & Made) | null> {
  const row = await ownPart(db, planId);
  if (!row) return null;
  books = await latestOf(db, row, books, 'books', booksOf);
  return { ...books.value, ...madeOf(row) };
}

type OwnPart = NonNullable<Awaited<ReturnType<typeof ownPart>>>;

function ownPart(db: Db, planId: string) {
  return db
    .selectFrom('plans')
    .select(['snapshot', 'shared_hash as shared', 'created_at', 'changes'])
    .where('id', '=', planId)
    .executeTakeFirst();
}

const madeOf = ({ created_at: madeAt, changes }: OwnPart): Made => ({
  madeAt,
  changes: changes === null ? null : planChanges.parse(JSON.parse(changes)),
});

async function latestOf<T>(
  db: Db,
  { snapshot, shared }: OwnPart,
  latest: Latest<T> | null,
  column: 'content' | 'books',
  read: (texts: SnapshotTexts) => T,
): Promise<Latest<T>> {
  if (latest?.snapshot === snapshot && latest.shared === shared) return latest;
  const part = shared === null ? null : await sharedPart(db, shared, column);
  return { snapshot, shared, value: read({ snapshot, content: null, books: null, ...part }) };
}

/** The texts that are needed; where books do not stand beside a snapshot, the whole. */
async function sharedPart(db: Db, hash: string, column: 'content' | 'books'): Promise<Partial<SnapshotTexts>> {
  const from = db.selectFrom('plan_snapshots').where('hash', '=', hash);
  const text = (await from.select(`${column} as text`).executeTakeFirst())?.text ?? null;
  return text === null && column === 'books' ? sharedPart(db, hash, 'content') : { [column]: text };
}
