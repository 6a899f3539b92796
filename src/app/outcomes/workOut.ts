import { listPlans } from '../../storage/coaching/plans';
import type { Database, Trx } from '../../storage/database';
import { keepAnswers } from '../../storage/outcomes/answers';
import { findCompany } from '../../storage/people/company';
import { readSnapshot } from '../../storage/snapshot';
import { measureCoaching } from '../coaching/measureCoaching';
import { planProgress } from '../coaching/planProgress';
import { reportEffects } from './effects';
import { collecting, type OutcomeSubject } from './longWork';
import { measureOutcomes } from './measure';
import { reportRegression } from './regression';

/**
 * Works out what pages will ask about a subject, from the data of one moment.
 * @returns what stores the answers, to be run in one transaction with the end of the job: nothing is stored when the data
 *   changed meanwhile
 */
export async function workOut(
  database: Database,
  subject: OutcomeSubject,
): Promise<(trx: Trx) => Promise<{ answers: number }>> {
  const { dataVersion, answers } = await readSnapshot(database, async (snapshot) => {
    const own = collecting(snapshot);
    await ask(own.database, subject);
    return { dataVersion: await versionOf(snapshot.db), answers: own.answers };
  });
  return async (trx) => {
    if ((await versionOf(trx)) !== dataVersion) return { answers: 0 };
    await keepAnswers(trx, dataVersion, answers);
    return { answers: answers.size };
  };
}

async function ask(database: Database, { asOf, rotationId, coachingPlanId }: OutcomeSubject): Promise<void> {
  if (coachingPlanId !== undefined) {
    const plan = (await listPlans(database.db)).find(({ id }) => id === coachingPlanId);
    if (plan) await planProgress(database, plan);
    return;
  }
  await measureOutcomes(database, { asOf });
  await reportEffects(database, { rotationId, asOf });
  await reportRegression(database);
  await measureCoaching(database, asOf);
}

const versionOf = async (db: Parameters<typeof findCompany>[0]): Promise<number> =>
  (await findCompany(db))?.dataVersion ?? 0;
