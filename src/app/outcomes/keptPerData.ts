import { sha256 } from '../../shared/hash';
import { accountFacets } from '../../storage/accounts/accountPagesFacets';
import type { Database } from '../../storage/database';
import { findAnswer } from '../../storage/outcomes/answers';
import { collectorOf, NotWorkedOut, type OutcomeSubject } from './longWork';
import { outcomeMethod } from './method';

interface Kept {
  dataVersion: number;
  answers: Map<string, unknown>;
}

/** Answers kept for one version of the data; the oldest makes room. */
const MOST_ANSWERS = 50;

const kept = new WeakMap<object, Kept>();

function keptFor(database: Database, dataVersion: number): Kept {
  const known = kept.get(database.db);
  if (known?.dataVersion === dataVersion) return known;
  const fresh: Kept = { dataVersion, answers: new Map() };
  kept.set(database.db, fresh);
  return fresh;
}

export interface LongQuestion {
  /** Everything besides the data version that the answer depends on. */
  parts: readonly unknown[];
  /** What a worker is asked to work out when this answer is missing; null = it takes no longer than a page. */
  subject: OutcomeSubject | null;
}

/**
 * The answer to a question about the data, worked out once for each version of it: candidates that were not swapped can
 * be tens of thousands, and every page with an outcome asks for the same ones. In a process that answers people, a large
 * company's answer is looked up, and a worker makes it.
 * @throws NotWorkedOut where only a worker may work it out, and none has yet
 */
export async function answered<T>(
  database: Database,
  dataVersion: number,
  { parts, subject }: LongQuestion,
  work: () => Promise<T>,
): Promise<T> {
  const { answers } = keptFor(database, dataVersion);
  const key = sha256(JSON.stringify([outcomeMethod(), dataVersion, ...parts]));
  if (answers.has(key)) return answers.get(key) as T;
  const answer = (await stored<T>(database, key, { dataVersion, subject })) ?? { value: await work() };
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value!);
  answers.set(key, answer.value);
  collectorOf(database)?.set(key, answer.value);
  return answer.value;
}

/** @returns null where it may be worked out here */
async function stored<T>(
  database: Database,
  key: string,
  { dataVersion, subject }: { dataVersion: number; subject: OutcomeSubject | null },
): Promise<{ value: T } | null> {
  if (subject === null) return null;
  const worker = collectorOf(database) !== null;
  if (!worker && (await accountFacets(database.db)).accounts <= database.workHereUpTo) return null;
  const answer = await findAnswer<T>(database.db, key);
  if (answer === null && !worker) throw new NotWorkedOut(subject, dataVersion);
  return answer;
}
