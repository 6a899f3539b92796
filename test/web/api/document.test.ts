import request from 'supertest';
import { apiRouter } from '../../../src/web/api/router';
import { openCastSite } from '../castSite';
import type { Site } from '../site';
import { document } from './described';

let site: Site;
beforeAll(async () => {
  site = await openCastSite({ analysed: false });
});
afterAll(() => site.close());

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

/** 'get /trades/{tradeId}' of every route that a router has, those of routers inside it included. */
function routesOf(stack: Layer[]): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return handle.stack ? routesOf(handle.stack) : [];
    return Object.keys(route.methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
  });
}

const described = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method} ${path}`),
);

test('every route of the API is described, and what is described is there', () => {
  const there = routesOf((apiRouter(site.services) as unknown as { stack: Layer[] }).stack);
  expect(there.filter((route) => route !== 'get /openapi.json').sort()).toEqual([...described].sort());
});

test('the document is open to everybody, and is the one that the tests hold answers against', async () => {
  const answer = await request(site.app).get('/api/v1/openapi.json');
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual(JSON.parse(JSON.stringify(document)));
  expect(answer.body.openapi).toBe('3.1.0');
});

test('every reference leads somewhere, operations have names of their own, every list has its cursor', () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
  const ids = [...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id);
  expect(ids).toHaveLength(described.length);
  expect(new Set(ids).size).toBe(ids.length);
});

test('amounts are integers, and say their unit', () => {
  const wrong: string[] = [];
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(schema)) {
      const text = JSON.stringify(value);
      const money = key.endsWith('Cents') && typeof value === 'object';
      if (money && !text.includes('minor units')) wrong.push(`${path}.${key}`);
      look(value, `${path}.${key}`);
    }
  };
  look(document.components.schemas, '');
  expect(wrong).toEqual([]);
});
