import { z } from 'zod';
import { SCOPE_WORDS, SCOPES } from '../../people/scopes';
import { answers, bodies } from './named';
import { problemSchema } from './problem';
import type { Route } from './route';

type Json = Record<string, unknown>;

const ref = (id: string): Json => ({ $ref: `#/components/schemas/${id}` });

/** The OpenAPI 3.1 document of some routes, made from the schemas by which they check what comes and what goes. */
export function openApi(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rotation Planner',
      version: '1',
      description:
        'Money is integer minor units of the company’s currency, in fields ending in Cents. Days are ISO 8601, instants UTC. A token acts as the user who made it and never may do more. Lists come in parts: send nextCursor as cursor.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: `Scopes: ${SCOPES.map((scope) => `${scope} – ${SCOPE_WORDS[scope]}`).join('; ')}.`,
        },
      },
      schemas: { ...schemasOf(answers, 'output'), ...schemasOf(bodies, 'input') },
    },
  };
}

function schemasOf(registry: z.core.$ZodRegistry<{ id: string }>, io: 'input' | 'output'): Record<string, Json> {
  const made = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  const bare = ({ $schema: _, $id: __, id: ___, ...schema }: Json): Json => schema;
  return Object.fromEntries(Object.entries(made.schemas).map(([id, schema]) => [id, bare(schema as Json)]));
}

function operation(route: Route): Json {
  const refused = (description: string): Json => ({
    description,
    content: { 'application/problem+json': { schema: ref(answers.get(problemSchema)!.id) } },
  });
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    description: [route.description, route.scope && `Needs the scope ${route.scope}.`].filter(Boolean).join(' '),
    ...(route.scope === null ? {} : { 'x-scope': route.scope }),
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body ? { requestBody: requestBody(route) } : {}),
    responses: {
      [route.status]: success(route),
      400: refused('The request does not fit.'),
      401: refused('No token, or one that does not hold.'),
      403: refused('The token lacks the scope.'),
      404: refused('There is no such thing, or it is not open to the user of the token.'),
      409: refused('Something changed meanwhile, or names more than one thing.'),
      422: refused('A rule forbids it.'),
      ...(route.body ? { 413: refused('The body is too large.') } : {}),
      ...(route.body ? { 415: refused('The body is of another kind.') } : {}),
      429: refused('Too many requests; Retry-After says how long to wait.'),
      503: refused(
        'The database is busy, or a comparison of outcomes is being worked out (outcomes.notWorkedOut); Retry-After says how long to wait.',
      ),
    },
  };
}

function success(route: Route): Json {
  const headers = {
    'RateLimit-Remaining': { description: 'Requests left in this minute.', schema: { type: 'integer' } },
    ...(route.status === 200 ? {} : { Location: { description: 'Where it is.', schema: { type: 'string' } } }),
    ...(route.method === 'get' ? { ETag: { description: 'For If-None-Match.', schema: { type: 'string' } } } : {}),
  };
  const content = { 'application/json': { schema: ref(answers.get(route.answer)!.id) } };
  const description = { 200: 'The answer.', 201: 'Made.', 202: 'Begun; the job at Location tells how far it is.' };
  return { description: description[route.status], headers, content };
}

function requestBody(route: Route): Json {
  if (route.body === 'files') {
    const file = { type: 'string', contentMediaType: 'text/csv' };
    const form = {
      type: 'object',
      properties: { files: { type: 'array', items: file }, currency: { type: 'string' } },
    };
    return { required: true, content: { 'multipart/form-data': { schema: form }, 'text/csv': { schema: file } } };
  }
  const schema = route.body as z.ZodType;
  const required = !schema.safeParse({}).success;
  return { required, content: { 'application/json': { schema: ref(bodies.get(schema)!.id) } } };
}

function pathParameters({ path }: Route): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route): Json[] {
  if (!query) return [];
  const schema = z.toJSONSchema(query, { io: 'input' }) as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, { description, ...own }]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    ...(description ? { description } : {}),
    schema: own,
  }));
}

function headerParameters({ method }: Route): Json[] {
  if (method === 'get') return [];
  const description = 'Names this request: sent again with the same key and content it is not done twice.';
  return [{ name: 'Idempotency-Key', in: 'header', required: false, description, schema: { type: 'string' } }];
}

/** 'post /trades/{tradeId}/consents' → postTradesConsents. */
function operationId({ method, path }: Route): string {
  const words = path.split('/').filter(Boolean);
  const last = words.at(-1)?.startsWith('{') ? ['One'] : [];
  const parts = [...words.filter((word) => !word.startsWith('{')), ...last];
  return (
    method + parts.map((part) => part.replace(/(^|[-.])(\w)/g, (_all, _dash, c: string) => c.toUpperCase())).join('')
  );
}
