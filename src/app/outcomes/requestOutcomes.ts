import { ProductError } from '../../shared/errors';
import { canonicalJson } from '../../shared/hash';
import { countAccounts } from '../../storage/accounts/accounts';
import type { Database, Db } from '../../storage/database';
import { ifFree } from '../../storage/ifFree';
import { enqueueJob, type Job, jobsAsking } from '../../storage/jobs/jobs';
import { findCompany } from '../../storage/people/company';
import { type NotWorkedOut, type OutcomeSubject, WORK_HERE_UP_TO } from './longWork';

/** What was tried and failed is tried again when somebody asks after this time. */
const AGAIN_AFTER_MS = 5 * 60_000;

/**
 * Has a worker work out what a page asked for; what is in the queue already is not asked for twice. While another writes
 * nothing is asked for: whoever looks does not wait for a long import, and asks again by looking again.
 * @param at instant of now, ISO text
 * @returns the job that works it out; null when another was writing
 * @throws ProductError outcomes.failed (refused) while it is too early to try again
 */
export async function requestOutcomes(
  database: Database,
  { subject, dataVersion }: NotWorkedOut,
  at: string,
): Promise<Job | null> {
  const payload = payloadOf(subject, dataVersion);
  const asked = await askedAlready(database.db, payload, at);
  if (asked) return asked;
  return ifFree(database.db, async (trx) => {
    const meanwhile = await askedAlready(trx, payload, at);
    if (meanwhile) return meanwhile;
    await enqueueJob(trx, { kind: 'outcomes', payload, at, by: null });
    return (await jobsAsking(trx, 'outcomes', payload))[0];
  });
}

async function askedAlready(db: Db, payload: Job['payload'], at: string): Promise<Job | null> {
  const [last] = await jobsAsking(db, 'outcomes', payload);
  if (last?.state === 'failed' && Date.parse(at) - Date.parse(last.createdAt) < AGAIN_AFTER_MS) throw failed(last);
  return last?.state === 'queued' || last?.state === 'running' ? last : null;
}

/** Has the comparison that every review begins with made ready, where it takes longer than a page. Call it in a transaction. */
export async function outcomesAhead(db: Db, at: string): Promise<void> {
  if ((await countAccounts(db)) <= WORK_HERE_UP_TO) return;
  const payload = payloadOf({}, (await findCompany(db))?.dataVersion ?? 0);
  const [last] = await jobsAsking(db, 'outcomes', payload);
  if (!last) await enqueueJob(db, { kind: 'outcomes', payload, at, by: null });
}

/** Equal questions have equal texts. */
function payloadOf({ asOf, rotationId, coachingPlanId }: OutcomeSubject, dataVersion: number): Record<string, unknown> {
  return JSON.parse(canonicalJson({ asOf, rotationId, coachingPlanId, dataVersion }));
}

function failed({ error }: Job): ProductError {
  return new ProductError(
    'refused',
    'outcomes.failed',
    `The comparison with accounts that were not swapped could not be worked out: ${error ?? 'the work stopped'} It is tried again when somebody asks in five minutes.`,
  );
}
