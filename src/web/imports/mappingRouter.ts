import { type Response, Router } from 'express';
import { viewImport } from '../../app/imports/findImport';
import { recognisedFiles, restateImport } from '../../app/imports/restateImport';
import type { FileMappingStated } from '../../imports/mapping/mapping';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { page } from '../view/page';
import { mappingContent } from './mappingContent';
import { readMappingForm } from './mappingForm';

/** The page on which an administrator corrects what the files of an import were recognised as, and answers questions. */
export function importMappingRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/imports/:id/mapping', (req, res) => show(res, req.params.id, [], []));

  router.post('/imports/:id/mapping', async (req, res) => {
    const { id } = req.params;
    const files = recognisedFiles((await viewImport(database, id)).record);
    const { mapping, errors } = readMappingForm(req.body ?? {}, files);
    if (errors.length > 0) return show(res, id, errors, mapping.files);
    await restateImport(database, id, mapping, actorOf(res, services));
    res.redirect(303, `/imports/${id}`);
  });

  async function show(res: Response, id: string, errors: string[], stated: FileMappingStated[]): Promise<void> {
    const { record } = await viewImport(database, id);
    const files = recognisedFiles(record);
    if (files.length === 0 || (record.state !== 'asked' && record.state !== 'previewed')) {
      // Canonical files mean what they say, and what is decided is not read again.
      res.redirect(303, `/imports/${id}`);
      return;
    }
    if (errors.length > 0) res.status(400);
    page(res, 'imports/mapping', {
      title: 'What the files mean',
      active: 'import',
      breadcrumbs: [
        { label: 'Import', href: '/imports' },
        { label: 'This import', href: `/imports/${id}` },
      ],
      id,
      sales: files.some(({ holds }) => holds === 'deals'),
      complete: record.mapping?.complete ?? false,
      errors: errors.length > 0 ? { '': errors.join(' ') } : {},
      ...mappingContent(files, stated),
    });
  }

  return router;
}
