import { Router } from 'express';
import { pageNotFound } from '../../middleware/signedIn';
import type { Services } from '../../services';
import { page } from '../../view/page';
import { operationView, overview } from './docsView';

/** The description of the API for people, made from the same document as programs get. */
export function apiDocsRouter({ config }: Services): Router {
  const router = Router();
  router.get('/api/docs', (req, res) => {
    const origin = config.publicUrl ?? `${req.protocol}://${req.get('Host') ?? 'localhost'}`;
    page(res, 'api/overview', { title: 'The API', origin, ...overview() });
  });

  router.get('/api/docs/:operation', (req, res) => {
    const view = operationView(req.params.operation);
    if (!view) throw pageNotFound();
    const breadcrumbs = [{ label: 'The API', href: '/api/docs' }];
    page(res, 'api/operation', { title: view.summary, breadcrumbs, view });
  });
  return router;
}
