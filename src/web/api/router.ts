import { type RequestHandler, Router } from 'express';
import { knownLetters } from '../middleware/addresses';
import { outcomesWaitApi } from '../outcomes/waiting';
import type { Services } from '../services';
import { perToken, withBearer } from './bearer';
import { apiDocument } from './document';
import { mount } from './mount';
import { ApiRefusal, apiErrors } from './problem';
import { routes } from './v1/index';

/** The JSON API for programs, below /api/v1: tokens instead of sessions, neither cookies nor forms. */
export function apiRouter(services: Services): Router {
  const api = Router();
  const document = JSON.stringify(apiDocument);
  api.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'public, max-age=300').type('json').send(document);
  });
  api.use(knownOnly);
  api.use(knownLetters());
  api.use(...withBearer(services));
  api.use(perToken(services));
  for (const route of routes) mount(api, services, route);
  api.use(outcomesWaitApi(services));
  api.use(...apiErrors());
  const router = Router();
  router.use('/api/v1', api);
  return router;
}

const knownOnly: RequestHandler = (req, _res, next) => {
  if (['GET', 'HEAD', 'POST'].includes(req.method)) return next();
  throw new ApiRefusal(
    405,
    'request.method',
    'The API is read with GET and changed with POST.',
    {},
    { Allow: 'GET, POST' },
  );
};
