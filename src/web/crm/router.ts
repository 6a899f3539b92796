import { type Request, type Response, Router } from 'express';
import { exportForCrm } from '../../app/crm/exportForCrm';
import { creditOrders, dealOrders, quotaOrders } from '../../app/crm/gatherOrders';
import { CRM_EXPORTS, CRM_FORMATS, type CrmExport, type CrmFormat } from '../../exports/crm/orders';
import { canImport, canSeeDifferences } from '../../people/permissions';
import { countedId } from '../../shared/countedId';
import { isProductError, ProductError } from '../../shared/errors';
import { repNames } from '../../storage/accounts/accountNames';
import { countDifferences } from '../../storage/accounts/differences';
import { ownerDataDay } from '../../storage/accounts/ledger';
import { findCrmExport, listCrmExports } from '../../storage/trades/crmExports';
import { movedLegs } from '../../storage/trades/crmOrders';
import { pageNotFound } from '../middleware/signedIn';
import { currentUser } from '../middleware/viewer';
import { actorOf, touches, visibleReps } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { page } from '../view/page';

const FORMAT_NAMES: Record<CrmFormat, string> = {
  salesforce: 'Salesforce Data Loader',
  hubspot: 'HubSpot',
  dynamics: 'Dynamics 365',
  csv: 'CSV with everything',
};

const WHAT_NAMES: Record<CrmExport, string> = {
  owners: 'Owners of accounts',
  deals: 'Owners of open deals',
  quotas: 'Quotas',
  credit: 'Credit',
};

const SHOWN = 100;
const FILES_SHOWN = 20;

/** How far the CRM follows, and the files with which it does. */
export function crmRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.get('/crm', async (_req, res) => {
    const within = await visibleReps(res, services);
    const names = await repNames(db);
    const all = (await movedLegs(db, { states: ['due', 'exported'] })).filter((leg) => touches(within, [leg]));
    const legs = all.slice(0, SHOWN).map((leg) => ({
      ...leg,
      from: leg.fromRepId === null ? 'nobody' : (names.get(leg.fromRepId) ?? ''),
      to: names.get(leg.toRepId) ?? '',
    }));
    const writes = canImport(currentUser(res));
    const today = services.today();
    const counts: Record<CrmExport, number> = writes
      ? {
          owners: all.length,
          deals: (await dealOrders(db, today)).length,
          quotas: (await quotaOrders(db, today)).length,
          credit: (await creditOrders(db, today)).length,
        }
      : { owners: 0, deals: 0, quotas: 0, credit: 0 };
    page(res, 'crm/crm', {
      title: 'CRM',
      active: writes ? 'import' : 'rotations',
      legs,
      total: all.length,
      due: all.filter(({ crmState }) => crmState === 'due').length,
      exported: all.filter(({ crmState }) => crmState === 'exported').length,
      differences: canSeeDifferences(currentUser(res))
        ? await countDifferences(db, { resolved: false, repIds: within === null ? null : [...within] })
        : 0,
      ownersOf: await ownerDataDay(db),
      writes,
      exports: CRM_EXPORTS.map((what) => ({ what, label: WHAT_NAMES[what], rows: counts[what] })),
      formats: CRM_FORMATS.map((value) => ({ value, label: FORMAT_NAMES[value] })),
      files: writes
        ? (await listCrmExports(db, FILES_SHOWN)).map((file) => ({
            ...file,
            label: WHAT_NAMES[file.what],
            target: FORMAT_NAMES[file.format],
          }))
        : [],
    });
  });

  router.post('/crm/exports', async (req: Request, res: Response) => {
    const what = CRM_EXPORTS.find((one) => one === req.body?.what);
    const format = CRM_FORMATS.find((one) => one === req.body?.format);
    if (!what || !format) {
      throw new ProductError('invalid', 'crm.choice', 'Choose what is to be written, and for which CRM.');
    }
    try {
      const made = await exportForCrm(database, { what, format }, actorOf(res, services));
      const odd =
        made.foreignIds > 0
          ? ` ${made.foreignIds} of the ids are none of ${FORMAT_NAMES[format]}: the data came from somewhere else.`
          : '';
      flash(req, `The file with ${made.rows} rows is written; it stands first in the list below.${odd}`);
    } catch (error) {
      if (!isProductError(error)) throw error;
      flash(req, error.message, 'warning');
    }
    res.redirect(303, '/crm#files');
  });

  router.get('/crm/exports/:id', async (req, res) => {
    const id = countedId(req.params.id);
    const file = await findCrmExport(db, id);
    if (!file) throw pageNotFound();
    res.set('Content-Type', 'text/csv; charset=utf-8');
    res.set('Content-Disposition', `attachment; filename="${file.what}-${file.format}-${id}.csv"`);
    res.set('Cache-Control', 'private, no-store');
    res.send(file.content);
  });
  return router;
}
