import type { Response } from 'express';
import { canPlan } from '../../../people/permissions';
import { costWords } from '../../../planning/costs/words';
import { canonicalJson } from '../../../shared/hash';
import { accountNames, repNames } from '../../../storage/accountNames';
import type { Db } from '../../../storage/database';
import { openJobs } from '../../../storage/jobs';
import { findShownPlan, loadSnapshot } from '../../../storage/planPages';
import { type PlanStudy, studiesOfPlan } from '../../../storage/planStudies';
import { pageNotFound } from '../../middleware/signedIn';
import { currentUser } from '../../middleware/viewer';
import { visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { planCrumbs } from '../crumbs';
import { limitRows } from './limitRows';
import { lockRows } from './lockRows';

interface Cost {
  leastCents: number;
  mostCents: number;
}

/** Everything that the page of a plan's costs shows to this user. */
export async function costsView(res: Response, services: Services, planId: string) {
  const { db } = services.database;
  const shown = await findShownPlan(db, planId);
  const snapshot = shown && (await loadSnapshot(db, planId));
  if (!snapshot) throw pageNotFound();
  const { input } = snapshot;
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const ids = [
    ...shown.plan.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
    ...(input.keptOut ?? []).flatMap(({ accounts }) => accounts.map(({ id }) => id)),
  ];
  const names = { reps: await repNames(db), accounts: await accountNames(db, ids) };
  const locks = lockRows(input, shown.plan, await visibleReps(res, services), names);
  const answers = await answersOf(db, planId);
  const cost = (kind: string, fields: object) => {
    const question = canonicalJson(fields);
    const study = answers.found.get(`${kind} ${question}`);
    return {
      fields: { kind, ...fields, back: `/plans/${planId}/costs` },
      cost: study ? costWords(study.result, { currency, locale }) : null,
      pending: answers.waiting.has(`${kind} ${question}`),
    };
  };
  return {
    title: 'What pins, exclusions and limits cost',
    active: 'rotations',
    breadcrumbs: await planCrumbs(db, shown),
    planId,
    plan: shown.plan,
    pins: locks.pins.map((pin) => ({ ...pin, ...cost('lock-cost', { what: 'pin', swapId: pin.swapId }) })),
    exclusions: locks.exclusions.map((row) => ({ ...row, ...cost('lock-cost', row.fields) })),
    hidden: locks.hidden,
    old: input.keptOut === undefined,
    limits: limitRows(input, locale).map((row) => ({ ...row, ...cost('limit-cost', { limit: row.limit }) })),
    canAsk: canPlan(currentUser(res)),
  };
}

/** What was worked out already and what is waiting, by kind and question. */
async function answersOf(db: Db, planId: string) {
  const found = new Map<string, PlanStudy<object, Cost>>();
  for (const kind of ['lock-cost', 'limit-cost']) {
    for (const study of await studiesOfPlan<object, Cost>(db, planId, kind)) {
      found.set(`${kind} ${canonicalJson(study.request)}`, study);
    }
  }
  const open = (await openJobs(db, 'study')).filter(({ payload }) => payload.planId === planId);
  const waiting = new Set(open.map(({ payload }) => `${payload.kind} ${canonicalJson(payload.request)}`));
  return { found, waiting };
}
