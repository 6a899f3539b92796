import request from 'supertest';
import { reachOf } from '../../../src/people/permissionOf';
import { PERMISSIONS } from '../../../src/people/permissionTable';
import { SCOPES } from '../../../src/people/scopes';
import type { Route } from '../../../src/web/api/route';
import { routes } from '../../../src/web/api/v1/index';
import { type Everything, openEverything, ROLE, WHO, type Who } from '../permissions/everything';
import { clientOf } from './client';
import { sampleAddress, sampleBody } from './sample';

// The records are those of Anna's line, as in the test of the pages; tokens here have every scope that there is.
let all: Everything;
const tokens = new Map<Who, string>();
const EMAIL: Record<Who, string> = {
  admin: 'admin@example.com',
  anna: 'manager2@example.com',
  ben: 'manager3@example.com',
  leader: 'leader@example.com',
  cora: 'rep4@example.com',
  finn: 'rep7@example.com',
};

beforeAll(async () => {
  all = await openEverything();
  for (const who of WHO) tokens.set(who, (await clientOf(all.site, EMAIL[who], ['read'])).token);
  all.site.services.database.raw.prepare('update api_tokens set scopes = ?').run(SCOPES.join(' '));
}, 60_000);
afterAll(() => all.close());

function send(who: Who, method: 'get' | 'post', path: string) {
  const asked = request(all.site.app)
    [method](`/api/v1${sampleAddress(all, path)}`)
    .set('Authorization', `Bearer ${tokens.get(who)}`);
  if (method === 'get') return asked;
  if (path === '/imports') return asked.type('text/csv').send('rep_id\n');
  return asked.send(sampleBody(path));
}

/** Who may, of the records of Anna's line; as the same test of the pages reads the table. */
function mayReach(who: Who, like: string, path: string): boolean {
  const row = Object.values(PERMISSIONS)
    .flat()
    .find(([page]) => page === like)!;
  const reach = reachOf(row, ROLE[who]);
  if (reach === 'linked') return who !== 'admin' && who !== 'leader';
  if (reach === 'line') return who !== 'ben';
  if (path.startsWith('/own/challenges') || /^\/handoffs.*steps/.test(path)) return who === 'cora';
  if (reach === 'own') return !path.includes('{') || who === 'anna' || (who === 'cora' && !path.startsWith('/jobs'));
  return reach !== 'no';
}

// A trade that was withdrawn is handed over no more: what changes it comes last.
const changesTrade = ({ method, path }: Route): number => Number(method === 'post' && path.startsWith('/trades'));
const inOrder = [...routes].sort((a, b) => changesTrade(a) - changesTrade(b));

test.each(inOrder.map((route) => [route.method, route.path, route] as const))(
  '%s %s is open to whom its page is open to',
  async (method, path, { like }) => {
    for (const who of WHO.filter((one) => !mayReach(one, like, path))) {
      expect([who, (await send(who, method, path)).status]).toEqual([who, 404]);
    }
    for (const who of WHO.filter((one) => mayReach(one, like, path))) {
      const { status } = await send(who, method, path);
      if (method === 'get') expect([who, status]).toEqual([who, 200]);
      else expect([who, [200, 201, 202, 400, 409, 422].includes(status) ? 'known' : status]).toEqual([who, 'known']);
    }
  },
);
