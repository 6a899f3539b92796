import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reachOf } from '../../../src/people/permissionOf';
import { PERMISSIONS } from '../../../src/people/permissionTable';
import { SCOPES } from '../../../src/people/scopes';
import { routes } from '../../../src/web/api/v1/index';
import { clientOf } from '../api/client';
import { sampleAddress, sampleBody } from '../api/sample';
import { tokenIn } from '../site';
import { type Everything, openEverything, ROLE, WHO, type Who } from './everything';
import { NONSENSE, withOneReplaced } from './nonsense';

const rows = Object.values(PERMISSIONS)
  .flat()
  .filter(([route]) => route.includes(':'));

let all: Everything;
let server: Server;
let origin: string;
let before: unknown;
const tokens = new Map<Who, string>();
const programs = new Map<Who, string>();
let tried = 0;

beforeAll(async () => {
  all = await openEverything();
  server = createServer(all.site.app).listen(0);
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  for (const who of WHO) tokens.set(who, tokenIn((await all.people[who].get('/profile')).text));
  for (const [who, email] of [
    ['admin', 'admin@example.com'],
    ['anna', 'manager2@example.com'],
    ['cora', 'rep4@example.com'],
  ] as const) {
    programs.set(who, (await clientOf(all.site, email)).token);
  }
  const { raw } = all.site.services.database;
  raw.prepare(`update api_tokens set scopes = ?`).run(SCOPES.join(' '));
  all.site.services.config.apiRequestsPerMinute = 1_000_000;
  before = counts();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await all.close();
});

/** How much there is of everything that a request could change. */
function counts(): unknown {
  const { raw } = all.site.services.database;
  return raw
    .prepare(`select (select count(*) from audit_events) as events, (select count(*) from users) as users,
      (select count(*) from jobs) as jobs, (select count(*) from trade_states) as states`)
    .get();
}

/** Ids of records that are there, but of another kind than the address asks for. */
function othersThan(address: string): string[] {
  return ['/trades/:id', '/plans/:id', '/rotations/:id', '/users/:id', '/coaching/:id', '/jobs/:id']
    .map((one) => all.address(one).split('/')[2])
    .filter((id) => !address.includes(id));
}

async function ask(who: Who, method: string, path: string): Promise<{ status: number; text: string }> {
  tried += 1;
  const fields = new URLSearchParams(all.fields(path));
  const headers = { Cookie: all.people[who].cookie(), Accept: 'application/json' };
  const query = method === 'GET' && `${fields}` ? `?${fields}` : '';
  fields.set('_csrf', tokens.get(who)!);
  const answer = await fetch(`${origin}${path}${query}`, {
    method,
    headers,
    redirect: 'manual',
    ...(method === 'POST' && { body: fields }),
  });
  return { status: answer.status, text: await answer.text() };
}

test.each(rows)('%s (%s): an id that is none finds nothing, whoever asks', async (...row) => {
  const [method, path] = row[0].split(' ');
  const address = all.address(path);
  const wrong: unknown[] = [];
  for (const [n, who] of WHO.entries()) {
    // Each id is tried on every second route; who never gets there is turned away before it is looked at: one is enough.
    const out = reachOf(row, ROLE[who]) === 'no';
    const [turn, each] = who === 'admin' ? [path.length % 2, 2] : [n, out ? 100 : 8];
    const ids = [...NONSENSE, ...othersThan(address)].filter((_, at) => at % each === turn);
    for (const id of ids) {
      for (const guess of withOneReplaced(path, address, id)) {
        const { status, text } = await ask(who, method, guess);
        if (status !== 404) wrong.push([who, guess.slice(0, 100), status, text.slice(0, 200)]);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each(routes.filter(({ path }) => path.includes('{')).map((route) => [route.method, route.path] as const))(
  'the API, %s %s: an id that is none finds nothing',
  async (method, path) => {
    const address = `/api/v1${sampleAddress(all, path)}`;
    const wrong: unknown[] = [];
    for (const [who, token] of programs) {
      const ids = [...NONSENSE, ...othersThan(address)].filter((_, at) =>
        who === 'admin' ? (at + path.length) % 2 === 0 : at % 7 === 1,
      );
      for (const id of ids) {
        for (const guess of withOneReplaced(`/api/v1${path}`, address, id)) {
          tried += 1;
          const answer = await fetch(`${origin}${guess}`, {
            method,
            headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
            ...(method === 'post' && { body: JSON.stringify(sampleBody(path)) }),
          });
          // A quarter is no id: one that is written in no way that quarters are written is told so.
          const expected = path.includes('{quarter}') && answer.status === 400 ? 400 : 404;
          if (answer.status !== expected) wrong.push([who, guess.slice(0, 100), answer.status, await answer.text()]);
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);

test('and changes nothing', () => {
  expect(tried).toBeGreaterThan(4000);
  expect(counts()).toEqual(before);
});
