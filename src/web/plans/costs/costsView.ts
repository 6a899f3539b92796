import type { Response } from 'express';
import { canPlan } from '../../../people/permissions';
import type { Interval } from '../../../planning/costs/costInterval';
import { costWords } from '../../../planning/costs/words';
import { accountNames, repNames } from '../../../storage/accounts/accountNames';
import { loadSnapshot } from '../../../storage/plans/loadSnapshot';
import { findShownPlan } from '../../../storage/plans/planPages';
import { pageNotFound } from '../../middleware/signedIn';
import { currentUser } from '../../middleware/viewer';
import { visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { answersOf } from '../answers';
import { planCrumbs } from '../crumbs';
import { limitRows } from './limitRows';
import { lockRows } from './lockRows';

/** Everything that the page of a plan's costs shows to this user. */
export async function costsView(res: Response, services: Services, planId: string) {
  const { db } = services.database;
  const shown = await findShownPlan(db, planId);
  const snapshot = shown && (await loadSnapshot(db, planId));
  if (!snapshot) throw pageNotFound();
  const { input } = snapshot;
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const out = new Set(input.plan.exclusions.map(({ accountId }) => accountId));
  const ids = [
    ...shown.plan.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)),
    ...(input.keptOut ?? []).flatMap(({ accounts }) => accounts.map(({ id }) => id)),
    ...input.accounts.filter(({ externalId }) => out.has(externalId)).map(({ id }) => id),
  ];
  const names = { reps: await repNames(db), accounts: await accountNames(db, ids) };
  const locks = lockRows(input, shown.plan, await visibleReps(res, services), names);
  const answers = await answersOf(db, planId, ['lock-cost', 'limit-cost']);
  const cost = (kind: string, request: object) => {
    const result = answers.result<Interval>(kind, request);
    return {
      at: Object.values(request).join('-'),
      fields: { kind, ...request, back: `/plans/${planId}/costs` },
      cost: result && costWords(result, { currency, locale }),
      pending: answers.pending(kind, request),
    };
  };
  return {
    title: 'What kept swaps, exclusions and limits cost',
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
