import { type Request, type Response, Router } from 'express';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import type { Actor } from '../../app/actor';
import { announceImport, removeUpload, requestCommit, uploadFolder } from '../../app/imports/announceImport';
import { discardImport } from '../../app/imports/discardImport';
import { viewImport } from '../../app/imports/findImport';
import { importHistory, importOrigins } from '../../app/imports/importHistory';
import { rejectedCsv } from '../../app/imports/rejected';
import { rowsToMend } from '../../app/imports/rowsToMend';
import { previewUndo, requestUndo } from '../../app/imports/undoImport';
import { undoLines } from '../../imports/undo';
import { isProductError } from '../../shared/errors';
import { countDifferences } from '../../storage/accounts/differences';
import { countImports } from '../../storage/imports/imports';
import { findCompany, hasRevenue } from '../../storage/people/company';
import { checkCsrfToken } from '../middleware/csrf';
import { currentUser } from '../middleware/viewer';
import { localeOf } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { formErrors } from '../view/forms';
import { page, wantsJson } from '../view/page';
import { paging } from '../view/paging';
import { pageNumber, parseQuery } from '../view/query';
import { historyRow, importContent } from './content';
import { receiveUpload } from './upload';

const breadcrumbs = [{ label: 'Import', href: '/imports' }];
const fileName = z.string().max(500).optional();

/** Administrators upload files, look at what they would do, commit or discard, and see what came in before. */
export function importsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/imports', (req, res) => showList(req, res, {}));

  router.post('/imports', async (req, res) => {
    const id = uuidv7();
    try {
      const { files, fields } = await receiveUpload(req, {
        folder: uploadFolder(database, id),
        limitBytes: services.config.uploadLimitBytes,
        admit: (sent) => checkCsrfToken(res, sent._csrf),
      });
      const currency = fields.currency?.trim().toUpperCase() || undefined;
      await announceImport(database, { id, files, currency }, actorOf(res)).catch((error) => {
        // Nobody would ever read them: the import they belong to was not noted.
        removeUpload(database, id);
        throw error;
      });
      res.redirect(303, `/imports/${id}`);
    } catch (error) {
      if (!isProductError(error) || error.kind !== 'invalid') throw error;
      await showList(req, res, formErrors(error));
    }
  });

  router.get('/imports/:id', async (req, res) => {
    const view = await viewImport(database, req.params.id);
    if (wantsJson(req)) {
      res.json({ ...view.record, working: view.work !== null, trouble: view.trouble });
      return;
    }
    const locale = (await findCompany(database.db))?.locale ?? 'en-US';
    const [origin] = await importOrigins(database, [view.record]);
    page(res, 'imports/show', {
      title: 'Import',
      active: 'import',
      breadcrumbs,
      refresh: view.work ? 2 : undefined,
      ...importContent(view, origin, locale),
    });
  });

  router.post('/imports/:id/commit', async (req, res) => {
    await requestCommit(database, req.params.id, actorOf(res));
    res.redirect(303, `/imports/${req.params.id}`);
  });

  router.post('/imports/:id/discard', async (req, res) => {
    await discardImport(database, req.params.id, actorOf(res));
    flash(req, 'The import was discarded. Nothing of it was written.');
    res.redirect(303, '/imports');
  });

  router.get('/imports/:id/undo', async (req, res) => {
    const { record } = await viewImport(database, req.params.id);
    const { id, counts, blocked } = await previewUndo(database, record.id);
    page(res, 'imports/undo', {
      title: 'Take the import back',
      active: 'import',
      breadcrumbs: [...breadcrumbs, { label: 'Import', href: `/imports/${id}` }],
      id,
      blocked,
      committedAt: record.committedAt,
      lines: undoLines(counts),
      ...counts,
    });
  });

  router.post('/imports/:id/undo', async (req, res) => {
    await requestUndo(database, req.params.id, actorOf(res));
    res.redirect(303, `/imports/${req.params.id}`);
  });

  router.get('/imports/:id/rejected.csv', async (req, res) => {
    const { record } = await viewImport(database, req.params.id);
    const { file } = parseQuery({ file: fileName }, req);
    const locale = localeOf(res);
    const rows = file ? rowsToMend(database, record, file, locale) : rejectedCsv(database, record, locale);
    const of = file ? `${file.replace(/\.\w+$/, '')}-rejected` : 'rejected';
    res.attachment(`${of}-${record.createdAt.slice(0, 10)}.csv`).type('text/csv; charset=utf-8');
    rows.on('error', () => res.destroy()).pipe(res);
  });

  async function showList(req: Request, res: Response, errors: Record<string, string>): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const query = parseQuery({ page: pageNumber }, req);
    const pages = paging(req, query.page, await countImports(database.db));
    const company = await findCompany(database.db);
    const currencyFixed = await hasRevenue(database.db);
    page(res, 'imports/list', {
      title: 'Import',
      active: 'import',
      errors,
      // Before the first revenue the files may name it: stated here, it would count against them.
      values: { currency: currencyFixed ? (company?.currency ?? 'USD') : '' },
      differences: await countDifferences(database.db, { resolved: false, repIds: null }),
      currencyFixed,
      limitMegabytes: Math.floor(services.config.uploadLimitBytes / 1e6),
      imports: (await importHistory(database, pages)).map((row) => historyRow(row, company?.locale ?? 'en-US')),
      paging: pages,
    });
  }

  function actorOf(res: Response): Actor {
    const { id, role, repId } = currentUser(res);
    return { id, role, repId, today: services.today(), now: services.now() };
  }

  return router;
}
