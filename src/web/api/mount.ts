import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { mayOpen } from '../../people/permissionOf';
import { PERMISSIONS } from '../../people/permissionTable';
import { withoutControls } from '../../shared/controls';
import { actingThrough } from '../../storage/audit/through';
import { pageNotFound } from '../middleware/signedIn';
import type { Services } from '../services';
import { bearerIn } from './bearer';
import { once } from './idempotency';
import { ApiRefusal, unfitting } from './problem';
import type { Call, Made, Route } from './route';
import { requireScope } from './scope';

const json = express.json({ limit: '1mb', strict: true, reviver: (_key, value) => withoutControls(value) });

/** Of a route that takes no query: what it does not know is refused, as it is where there is one. */
const noQuery = z.strictObject({});

/** Puts a route on the router: token's scope, user's permission, query and body, the work, the answer as its schema says. */
export function mount(router: Router, services: Services, route: Route): void {
  const path = route.path.replace(/\{(\w+)\}/g, ':$1');
  const handlers: RequestHandler[] = [allowed(route)];
  if (route.method === 'post' && route.body !== 'files') handlers.push(json, onlyJson);
  router[route.method](path, ...handlers, async (req, res) => {
    if (route.method === 'get') {
      const body = textOf(route, await route.handle(callOf(route, services, req, res)));
      // Personal, and asked for again with the ETag that Express makes of the body.
      res.set('Cache-Control', 'private, no-cache').type('json').send(body);
      return;
    }
    // What a repeated upload sends is not read again.
    res.on('finish', () => req.resume());
    const asked = { req, res, upload: route.body === 'files', at: services.realNow() };
    const answer = await once(services.database, asked, async () => {
      const call = callOf(route, services, req, res);
      const made = await actingThrough(bearerIn(res).token, () => route.handle(call));
      if (route.status === 200) return { status: 200, location: null, body: textOf(route, made) };
      const { location, body } = made as Made<unknown>;
      return { status: route.status, location: `/api/v1${location}`, body: textOf(route, body) };
    });
    if (answer.location !== null) res.set('Location', answer.location);
    res.status(answer.status).set('Cache-Control', 'no-store').type('json').send(answer.body);
  });
}

/** A missing scope is said; what the user may not see does not exist. */
function allowed({ scope, like }: Route): RequestHandler {
  const row = Object.values(PERMISSIONS)
    .flat()
    .find(([page]) => page === like);
  if (!row) throw new Error(`The table of permissions has no row ${like}.`);
  return (_req, res, next) => {
    const { scopes, user } = bearerIn(res);
    if (scope !== null) requireScope(scopes, scope);
    next(mayOpen(row, user) ? undefined : pageNotFound());
  };
}

const onlyJson: RequestHandler = (req, _res, next) => {
  const sent = req.get('Content-Length') ?? '0';
  if (req.body === undefined && (sent !== '0' || req.get('Transfer-Encoding') !== undefined)) {
    throw new ApiRefusal(415, 'request.notJson', 'Send the body as JSON, with "Content-Type: application/json".');
  }
  next();
};

function callOf(route: Route, services: Services, req: Request, res: Response): Call<never, never> {
  const { user, scopes } = bearerIn(res);
  const { id, role, repId, standsInFor } = user;
  return {
    services,
    db: services.database.db,
    user,
    scopes,
    actor: { id, role, repId, standsInFor, today: services.today(), now: services.now() },
    params: req.params as Record<string, string>,
    query: fitting(route.query ?? noQuery, req.query) as never,
    body: (route.body && route.body !== 'files' ? fitting(route.body, req.body ?? {}) : undefined) as never,
    req,
    res,
  };
}

function fitting(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (!result.success) throw unfitting(result.error);
  return result.data;
}

/** What does not fit its own description is a defect, never an answer; what it does not name is not told. */
function textOf(route: Route, value: unknown): string {
  return JSON.stringify(route.answer.parse(value));
}
