import { ProductError } from '../../shared/errors';
import type { Database } from '../../storage/database';

/** Companies with more accounts than this have their comparisons worked out by a worker: a process that answers people would keep all of them waiting. */
export const WORK_HERE_UP_TO = 1_000;

/** What a worker is asked to compare: all exchanges seen from a quarter, those of one rotation too, one coaching plan. */
export interface OutcomeSubject {
  /** Quarter index; left out: the last complete quarter. */
  asOf?: number;
  rotationId?: string;
  coachingPlanId?: string;
}

/** An answer that takes too long for a process that answers people, and that no worker has worked out yet. */
export class NotWorkedOut extends ProductError {
  constructor(
    readonly subject: OutcomeSubject,
    readonly dataVersion: number,
  ) {
    super(
      'busy',
      'outcomes.notWorkedOut',
      'The comparison with accounts that were not swapped is being worked out. Ask again in half a minute.',
    );
  }
}

const collectors = new WeakMap<Database, Map<string, unknown>>();

/** The same database for a worker: whatever is worked out on it is gathered, by key. */
export function collecting(database: Database): { database: Database; answers: ReadonlyMap<string, unknown> } {
  const own = Object.create(database) as Database;
  const answers = new Map<string, unknown>();
  collectors.set(own, answers);
  return { database: own, answers };
}

/** Where answers are gathered; null outside a worker. */
export function collectorOf(database: Database): Map<string, unknown> | null {
  return collectors.get(database) ?? null;
}
