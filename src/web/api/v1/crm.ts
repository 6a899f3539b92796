import { z } from 'zod';
import { exportForCrm } from '../../../app/crm/exportForCrm';
import { CRM_EXPORTS, CRM_FORMATS } from '../../../exports/crm/orders';
import { countedId } from '../../../shared/countedId';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import { findCrmExport } from '../../../storage/trades/crmExports';
import { movedLegs } from '../../../storage/trades/crmOrders';
import { pageNotFound } from '../../middleware/signedIn';
import { touches } from '../../rotations/actor';
import { accountId, day, instant, repId } from '../fields';
import { named, namedBody } from '../named';
import { type Route, route } from '../route';
import { repsInSight } from './sight';

const order = z.object({
  accountId,
  accountName: z.string(),
  fromRepId: repId.nullable(),
  toRepId: repId,
  effectiveDate: day,
  tradeId: z.string(),
  tradeNumber: z.int(),
  state: z
    .enum(['due', 'exported', 'confirmed'])
    .meta({ description: 'Confirmed once an import shows the new owner.' }),
  exportedAt: instant.nullable(),
});

const orders = route({
  method: 'get',
  path: '/crm/orders',
  scope: 'read',
  like: 'GET /crm',
  tag: 'CRM',
  summary: 'Accounts whose new owner the CRM does not show yet',
  description: 'Those that concern the books which the user may see.',
  status: 200,
  answer: named('CrmOrders', z.object({ data: z.array(order) })),
  async handle({ db, user }) {
    const within = await repsInSight(db, user);
    const legs = (await movedLegs(db, { states: ['due', 'exported'] })).filter((leg) => touches(within, [leg]));
    const reps = await repExternalIds(db);
    const data = legs.map((leg) => ({
      ...leg,
      accountId: leg.accountNumber,
      accountName: leg.account,
      fromRepId: leg.fromRepId === null ? null : (reps.get(leg.fromRepId) ?? null),
      toRepId: reps.get(leg.toRepId) ?? '',
      state: leg.crmState,
    }));
    return { data };
  },
});

const file = named(
  'CrmFile',
  z.object({
    exportId: z.int(),
    what: z.enum(CRM_EXPORTS),
    format: z.enum(CRM_FORMATS),
    content: z.string().meta({ description: 'The file itself: CSV as the CRM’s own loader reads it.' }),
  }),
);

const write = route({
  method: 'post',
  path: '/crm/exports',
  scope: 'import',
  like: 'POST /crm/exports',
  tag: 'CRM',
  summary: 'Write a file with which the CRM follows',
  description: 'Owners that were due count as exported from then on; an import that shows them confirms them.',
  body: namedBody('CrmExport', z.strictObject({ what: z.enum(CRM_EXPORTS), format: z.enum(CRM_FORMATS) })),
  status: 201,
  answer: file,
  async handle({ services, body, actor }) {
    const { id, content } = await exportForCrm(services.database, body, actor);
    return { location: `/crm/exports/${id}`, body: { ...body, exportId: id, content } };
  },
});

const written = route({
  method: 'get',
  path: '/crm/exports/{exportId}',
  scope: 'import',
  like: 'GET /crm/exports/:id',
  tag: 'CRM',
  summary: 'A file that was written for the CRM',
  status: 200,
  answer: file,
  async handle({ db, params }) {
    const exportId = countedId(params.exportId);
    const found = await findCrmExport(db, exportId);
    if (!found) throw pageNotFound();
    return { ...found, exportId };
  },
});

export const crmRoutes: Route[] = [orders, write, written];
