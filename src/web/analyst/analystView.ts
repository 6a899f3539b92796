import type { Response } from 'express';
import { canPlan } from '../../people/permissions';
import { repNames } from '../../storage/accounts/accountNames';
import { openJobs } from '../../storage/jobs/jobs';
import { loadSnapshot } from '../../storage/plans/loadSnapshot';
import { findShownPlan } from '../../storage/plans/planPages';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { planCrumbs } from '../plans/crumbs';
import { visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { evenerPart } from './evenerPart';
import { fairnessPart } from './fairnessPart';
import { frontierPart } from './frontierPart';
import { pastPart } from './pastPart';
import { tightestPart } from './tightestPart';

/** Everything that the analyst's page of a plan shows to this user; reps by name only where their books are in sight. */
export async function analystView(res: Response, services: Services, planId: string) {
  const { db } = services.database;
  const shown = await findShownPlan(db, planId);
  const snapshot = shown && (await loadSnapshot(db, planId));
  if (!snapshot) throw pageNotFound();
  const { plan } = shown;
  const company = { currency: 'USD', locale: 'en-US', ...res.locals.company };
  const within = await visibleReps(res, services);
  const names = await repNames(db);
  const nameOf = (repId: number): string | null =>
    within === null || within.has(repId) ? (names.get(repId) ?? null) : null;
  const open = (await openJobs(db, 'study')).filter(({ payload }) => payload.planId === planId);
  const pending = (kind: string): string | null => open.find(({ payload }) => payload.kind === kind)?.id ?? null;
  return {
    title: `${shown.name}, in depth`,
    active: 'rotations',
    breadcrumbs: await planCrumbs(db, shown),
    refresh: pending('frontier') || pending('evener') ? 3 : undefined,
    planId,
    plan,
    frontier: { ...(await frontierPart(db, planId, company)), job: pending('frontier') },
    evener: { ...(await evenerPart(db, planId, plan, nameOf)), job: pending('evener') },
    fairness: fairnessPart(snapshot.input, plan, nameOf),
    past: await pastPart(db, company),
    tightest: tightestPart(snapshot.input, plan, nameOf, company.locale),
    canAdopt: canPlan(currentUser(res)),
    back: `/plans/${planId}/analyst`,
  };
}
