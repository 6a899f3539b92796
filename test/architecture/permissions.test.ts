import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Router } from 'express';
import { permissionOf } from '../../src/people/permissionOf';
import { permissionsText } from '../../src/people/permissionsText';
import { OPEN_ROUTES, PERMISSIONS } from '../../src/people/permissionTable';
import { type MakeRouter, openRouters, plainRouters, routers } from '../../src/web/routes';
import type { Services } from '../../src/web/services';

const rows = Object.values(PERMISSIONS).flat();

/** Routes of page groups as 'METHOD /path'; guards written with regular expressions answer nothing themselves. */
function routesOf(makers: readonly MakeRouter[]): string[] {
  const services = { config: {}, database: { dialect: {} } } as Services;
  return makers.flatMap((make) =>
    (make(services) as Router).stack.flatMap(({ route }) =>
      typeof route?.path === 'string' ? route.stack.map(({ method }) => `${method.toUpperCase()} ${route.path}`) : [],
    ),
  );
}

test('every page and action has its row in src/people/permissionTable.ts, and every row its page', () => {
  expect([...new Set(routesOf(routers))].sort()).toEqual(rows.map(([route]) => route).sort());
});

test('what is reached without signing in is listed', () => {
  expect([...new Set(routesOf([...plainRouters, ...openRouters]))].sort()).toEqual(Object.keys(OPEN_ROUTES).sort());
});

test('no router asks for a role a second time: beside the table stand only pages that are reached without signing in', () => {
  const root = resolve(__dirname, '../../src/web');
  const asking = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && readFileSync(resolve(root, file), 'utf8').includes('requireThat('),
  );
  expect(asking.sort()).toEqual(['middleware/signedIn.ts', 'setup/router.ts']);
});

test('a request finds the row of its own route', () => {
  const sample = (route: string): [string, string] => {
    const [method, path] = route.split(' ');
    return [method, path.replace(/:\w+/g, '0198-abc')];
  };
  expect(rows.filter(([route]) => permissionOf(...sample(route))?.[0] !== route)).toEqual([]);
});

test('paths are compared as routers do: without case, with a slash at the end; HEAD is GET', () => {
  expect(permissionOf('HEAD', '/USERS/')?.[0]).toBe('GET /users');
  expect(permissionOf('GET', '/users/1/2')).toBeNull();
  expect(permissionOf('GET', '/accountsXcsv')).toBeNull();
  expect(permissionOf('GET', '/usersandmore')).toBeNull();
  expect(permissionOf('DELETE', '/users')).toBeNull();
});

test('leaders and reps change nothing but what is their own', () => {
  const changing = rows.filter(
    ([route, , , , leader, rep]) =>
      route.startsWith('POST') && [leader, rep].some((reach) => !['no', 'own', 'linked'].includes(reach)),
  );
  expect(changing).toEqual([]);
});

test('docs/permissions.md says what the table says (WRITE_DOCS=1 writes it)', () => {
  const path = resolve(__dirname, '../../docs/permissions.md');
  if (process.env.WRITE_DOCS === '1') writeFileSync(path, permissionsText());
  expect(readFileSync(path, 'utf8')).toBe(permissionsText());
});
