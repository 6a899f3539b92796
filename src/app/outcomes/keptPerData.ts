import type { MonthSpan } from '../../growth/history';
import type { Database } from '../../storage/database';
import { revenueMonths } from '../../storage/revenue/revenueOfAccounts';

interface Kept {
  dataVersion: number;
  months: MonthSpan | null;
  answers: Map<string, unknown>;
}

/** Answers kept for one version of the data; the oldest makes room. */
const MOST_ANSWERS = 50;

const kept = new WeakMap<object, Kept>();

async function keptFor(database: Database, dataVersion: number): Promise<Kept> {
  const known = kept.get(database.db);
  if (known?.dataVersion === dataVersion && known.months !== null) return known;
  const fresh: Kept = { dataVersion, months: await revenueMonths(database.db), answers: new Map() };
  kept.set(database.db, fresh);
  return fresh;
}

/** First and last month with revenue, looked up once for each version of the data. */
export async function monthsOfData(database: Database, dataVersion: number): Promise<MonthSpan | null> {
  return (await keptFor(database, dataVersion)).months;
}

/**
 * The answer to a question about the data, worked out once for each version of it: candidates that were not swapped can
 * be tens of thousands, and every page with an outcome asks for the same ones.
 * @param key everything besides the data version that the answer depends on
 */
export async function answered<T>(
  database: Database,
  dataVersion: number,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const { answers } = await keptFor(database, dataVersion);
  if (answers.has(key)) return answers.get(key) as T;
  const answer = await work();
  if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value!);
  answers.set(key, answer);
  return answer;
}
