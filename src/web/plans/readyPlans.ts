import type { Response } from 'express';
import type { Db } from '../../storage/database';
import { openJobs } from '../../storage/jobs/jobs';
import { frontierPart } from '../analyst/frontierPart';

/** The cautious, balanced and bold plans that were worked out for a plan, and whether that is under way. */
export async function readyPlans(res: Response, db: Db, planId: string) {
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const { asked, ready } = await frontierPart(db, planId, { currency, locale });
  const jobs = await openJobs(db, 'study');
  const job = jobs.find(({ payload }) => payload.planId === planId && payload.kind === 'frontier')?.id ?? null;
  return { asked, plans: ready, job };
}
