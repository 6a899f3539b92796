import type { RepId } from '../../accounts/types';
import { defaultDates } from '../../coaching/opening';
import type { RepVerdict } from '../../growth/types';
import { canCoach, canSeeRepFigures } from '../../people/permissions';
import type { User } from '../../people/user';
import type { Day } from '../../shared/calendar';
import { currentAnalysis } from '../../storage/analyses/analyses';
import { type BookAccount, bookToCoach } from '../../storage/coaching/joining';
import { openPlanOf } from '../../storage/coaching/plans';
import type { Db } from '../../storage/database';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { findRep, repAnalysis } from '../../storage/people/repPages';
import { viewingOf } from '../accounts/viewing';
import { planNotFound } from './findPlan';

/** What a manager sees before opening a plan for a rep. */
export interface Opening {
  rep: { id: RepId; name: string };
  /** What the figures suggest; null where it is not known or not shown. */
  suggested: RepVerdict | null;
  analysed: boolean;
  /** The plan that is open already; null = none. */
  openPlanId: string | null;
  startDate: Day;
  reviewDate: Day;
  book: BookAccount[];
}

/**
 * The facts for opening a coaching plan.
 * @throws ProductError notFound coaching.notFound when the user does not coach this rep
 */
export async function openingOf(db: Db, repId: RepId, user: User, today: Day): Promise<Opening> {
  const rep = await findRep(db, repId);
  const { scope } = await viewingOf(db, user);
  if (!rep || !canCoach(user, scope, repId)) throw planNotFound();
  const analysis = await currentAnalysis(db);
  const figures = canSeeRepFigures(user, repId, await companyTelling(db));
  const found = analysis && figures ? await repAnalysis(db, analysis.id, repId) : null;
  const { fiscalYearStartMonth } = await companyPolicy(db);
  return {
    rep: { id: rep.id, name: rep.name },
    suggested: found?.verdict ?? null,
    analysed: analysis !== null,
    openPlanId: (await openPlanOf(db, repId))?.id ?? null,
    ...defaultDates(today, fiscalYearStartMonth),
    book: await bookToCoach(db, repId, today, analysis?.id ?? null),
  };
}
