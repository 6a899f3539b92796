import { isProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';
import { NotWorkedOut } from './longWork';
import { requestOutcomes } from './requestOutcomes';

/** A part of an answer, or the sentence that says why it is not there; nothing to say and nothing there where there is none. */
export interface PartOrWhy<T> {
  part: T | null;
  why: string | null;
}

/**
 * A part of a page or of an answer that can be shown without it: what a worker has to work out first, or failed to, does not
 * stand in the way of the rest. A worker is asked for it.
 * @param now instant, UTC ISO text
 */
export async function orSaid<T>(database: Database, now: string, part: () => Promise<T>): Promise<PartOrWhy<T>> {
  try {
    return { part: await part(), why: null };
  } catch (error) {
    if (!(error instanceof NotWorkedOut)) throw error;
    const trouble = await requestOutcomes(database, error, now).then(
      () => null,
      (failure) => failure,
    );
    if (trouble !== null && !isProductError(trouble)) throw trouble;
    return { part: null, why: (trouble ?? error).message };
  }
}
