import type { Response } from 'express';
import { findRotation } from '../../../app/rotations/findRotation';
import { kindWords } from '../../../planning/kindWords';
import type { PlannedSwap } from '../../../planning/types';
import { NO_CHANGES } from '../../../rotations/planChanges';
import { lastDayOfQuarter, quarterIndexOfDay } from '../../../shared/calendar';
import { accountNames, repNames } from '../../../storage/accounts/accountNames';
import { loadReps } from '../../../storage/accounts/accounts';
import { findShownPlan } from '../../../storage/plans/planPages';
import { excludable } from '../../../storage/rotations/rotationPages';
import { pageNotFound } from '../../middleware/signedIn';
import { drawn, policyValues } from '../../policy/form';
import { touches, visibleReps } from '../../rotations/actor';
import { localeOf } from '../../rotations/dayText';
import type { Services } from '../../services';
import { repField } from '../../view/repField';
import { planCrumbs } from '../crumbs';
import { namesOf } from '../swapWords';
import { type AgainSubject, exclusionKey } from './form';
import { LIMIT_GROUPS } from './limitKnobs';

/** With a box for each account a swap takes a kilobyte. */
const MOST_LISTED = 40;

/** What a link to the form ticks beforehand. */
export interface Ticked {
  pin?: string;
  out?: number;
}

/** Everything that the form for planning again shows to this user. */
export async function againView(res: Response, services: Services, id: string, ticked: Ticked) {
  const { db } = services.database;
  const shown = await findShownPlan(db, id);
  if (!shown) throw pageNotFound();
  const rotation = await findRotation(db, shown.rotationId);
  const within = await visibleReps(res, services);
  const changes = shown.changes ?? NO_CHANGES;
  const swaps = shown.plan.swaps.filter((swap) => touches(within, swap.legs));
  const extra = ticked.out === undefined ? null : await inSight(res, services, rotation.analysisId, ticked.out);
  const exclusions = await standing(res, services, rotation.analysisId, changes.exclusions);
  const reps = (await loadReps(db)).filter((rep) => rep.endDate === null && (within === null || within.has(rep.id)));
  const ownIds = swaps.flatMap(({ legs }) => legs.filter((leg) => within?.has(leg.fromRepId) ?? true));
  const names = await namesOf(db, swaps);
  const pinned = new Map(changes.pins.map((pin) => [pin.id, pin]));
  const subject: AgainSubject = {
    policy: rotation.policy,
    changes: shown.changes,
    locale: localeOf(res),
    swaps,
    exclusions: exclusions.map(({ exclusion }) => exclusion),
    accounts: new Set([...ownIds.map((leg) => leg.accountId), ...(extra ? [extra.accountId] : [])]),
    reps: new Set(reps.map((rep) => rep.id)),
  };
  const listed = swapsListed(swaps, (swap) => pinned.has(swap.id) || swap.id === ticked.pin || holds(swap, ticked.out));
  const start = rotation.policy.fiscalYearStartMonth;
  const quarter = quarterIndexOfDay(rotation.effectiveDate, start);
  return {
    subject,
    choosable: reps,
    page: {
      title: 'Plan again',
      active: 'rotations',
      breadcrumbs: await planCrumbs(db, shown),
      shown,
      notListed: swaps.length - listed.length,
      swaps: listed.map((swap) => ({
        id: swap.id,
        at: swaps.indexOf(swap) + 1,
        kind: kindWords(swap),
        expectedCents: swap.expectedCents,
        keep: pinned.has(swap.id) || swap.id === ticked.pin,
        waiver: pinned.get(swap.id)?.waiver ?? null,
        accounts: swap.legs.map((leg) => ({
          id: leg.accountId,
          name: names.account(leg.accountId),
          ...{ from: names.rep(leg.fromRepId), to: names.rep(leg.toRepId) },
          own: subject.accounts.has(leg.accountId),
          out: leg.accountId === ticked.out,
        })),
      })),
      hiddenPins: changes.pins.filter((pin) => !swaps.some((swap) => swap.id === pin.id)).length,
      extra: extra && !swaps.some(({ legs }) => legs.some((leg) => leg.accountId === extra.accountId)) ? extra : null,
      exclusions,
      reps: repField(reps),
      groups: LIMIT_GROUPS.map((group) => drawn(group, localeOf(res))),
    },
    values: {
      ...policyValues({ ...rotation.policy, plan: { ...rotation.policy.plan, ...changes.limits } }, localeOf(res)),
      name: `${shown.name}, changed`.slice(0, 120),
      outUntil: lastDayOfQuarter(quarter + 3, start),
      timeLimitSeconds: 30,
      seed: shown.plan.seed,
    },
  };
}

/** Of very many swaps those that are asked about, and those that bring most; in the order of the plan. */
function swapsListed(swaps: readonly PlannedSwap[], asked: (swap: PlannedSwap) => boolean): readonly PlannedSwap[] {
  if (swaps.length <= MOST_LISTED) return swaps;
  const most = [...swaps].sort((a, b) => b.expectedCents - a.expectedCents).slice(0, MOST_LISTED);
  const listed = new Set([...most, ...swaps.filter(asked)]);
  return swaps.filter((swap) => listed.has(swap));
}

const holds = ({ legs }: PlannedSwap, accountId: number | undefined): boolean =>
  legs.some((leg) => leg.accountId === accountId);

/** An account by id that the user may keep out. */
async function inSight(res: Response, services: Services, analysisId: string | null, accountId: number) {
  const found = await excludable(services.database.db, analysisId, { accountId });
  const within = await visibleReps(res, services);
  if (!found || (within !== null && (found.ownerId === null || !within.has(found.ownerId)))) return null;
  return { accountId, name: found.name };
}

/** The plan's own exclusions that concern somebody in sight, with names. */
async function standing(
  res: Response,
  services: Services,
  analysisId: string | null,
  exclusions: AgainSubject['exclusions'],
) {
  const { db } = services.database;
  const within = await visibleReps(res, services);
  const reps = await repNames(db);
  const accounts = await accountNames(
    db,
    exclusions.flatMap((one) => one.accountId ?? []),
  );
  const rows = [];
  for (const exclusion of exclusions) {
    const { accountId, repId } = exclusion;
    const seen =
      repId === null ? await inSight(res, services, analysisId, accountId!) : within === null || within.has(repId);
    if (!seen) continue;
    const name = accountId === null ? `The book of ${reps.get(repId!)}` : (accounts.get(accountId) ?? '');
    rows.push({ exclusion, key: exclusionKey(exclusion), name, reason: exclusion.reason, until: exclusion.until });
  }
  return rows;
}
