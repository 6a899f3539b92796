import type { Response } from 'express';
import { findIntactPlan } from '../../../app/plans/findPlan';
import { accountNames } from '../../../storage/accounts/accountNames';
import { loadReps } from '../../../storage/accounts/accounts';
import { visibleReps } from '../../rotations/actor';
import type { Services } from '../../services';
import { repField } from '../../view/repField';
import { planCrumbs } from '../crumbs';
import { type Nameable, ROWS } from './form';

/** So many accounts are offered while typing; any other can be typed. */
const MOST_OFFERED = 200;

/** What the form for a swap by hand shows to this user, and what its texts can mean. */
export async function byHandView(res: Response, services: Services, id: string) {
  const { db } = services.database;
  const { header, rotationId, input } = await findIntactPlan(db, id);
  const within = await visibleReps(res, services);
  const reps = new Map((await loadReps(db)).map((rep) => [rep.id, rep.name]));
  const taking = input.reps.filter((rep) => rep.active && rep.accounts > 0);
  const names = await accountNames(
    db,
    input.accounts.map((account) => account.id),
  );
  const nameable: Nameable = { input, names, within };
  const offered = input.accounts.filter(({ ownerId }) => within === null || within.has(ownerId));
  const takers = taking
    .map(({ id: repId, externalId }) => ({ id: repId, externalId, name: reps.get(repId) ?? externalId }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    nameable,
    within,
    takers,
    page: {
      title: 'Add a swap by hand',
      active: 'rotations',
      breadcrumbs: await planCrumbs(db, { id, name: header.name, rotationId }),
      plan: { id, name: header.name },
      rows: ROWS.map((row) => ({ row, account: `account${row}`, to: `to${row}`, optional: row > 2 })),
      reps: repField(takers),
      offered: offered.slice(0, MOST_OFFERED).map(({ id: accountId, ownerId }) => ({
        name: names.get(accountId) ?? '',
        owner: reps.get(ownerId) ?? '',
      })),
    },
  };
}
