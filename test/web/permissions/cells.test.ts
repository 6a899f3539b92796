import { createServer, type Server } from 'node:http';
import request, { type Response } from 'supertest';
import { reachOf } from '../../../src/people/permissionOf';
import { OPEN_ROUTES, PERMISSIONS, type Reach } from '../../../src/people/permissionTable';
import { tokenIn } from '../site';
import { type Everything, openEverything, ROLE, WHO, type Who } from './everything';

const rows = Object.values(PERMISSIONS).flat();

let all: Everything;
let server: Server;
let stranger: { cookie: string; token: string };
const tokens = new Map<Who, string>();
beforeAll(async () => {
  all = await openEverything();
  server = createServer(all.site.app).listen(0);
  const visitor = all.site.visitor();
  stranger = { token: tokenIn((await visitor.get('/sign-in')).text), cookie: visitor.cookie() };
  for (const who of WHO) tokens.set(who, tokenIn((await all.people[who].get('/profile')).text));
});
afterAll(async () => {
  server.close();
  await all.close();
});

/** What a cell of the table means for somebody asking for a record of Anna's line. */
function mayReach(who: Who, reach: Reach, path: string): boolean {
  if (reach === 'line') return who !== 'ben';
  if (path.startsWith('/my-accounts/challenges') || /^\/handoffs.*steps/.test(path)) return who === 'cora';
  if (reach === 'own')
    return !path.includes(':') || who === 'anna' || (who === 'cora' && !/^\/(jobs|profile|notifications)/.test(path));
  if (reach === 'linked') return who !== 'admin' && who !== 'leader';
  return reach === 'all' || reach === 'part';
}

function send(method: string, path: string, cookie: string, token: string, type = 'text/html'): Promise<Response> {
  const agent = request(server);
  const fields = all.fields(path);
  const asked =
    method === 'GET'
      ? agent.get(path).query(fields)
      : agent
          .post(path)
          .type('form')
          .send({ _csrf: token, ...fields });
  return asked.set('Cookie', cookie).set('Accept', type) as unknown as Promise<Response>;
}

// Forbidden cells first: nothing that is allowed has changed the records yet.
test.each(rows)('%s (%s): for those out of reach it does not exist', async (...row) => {
  const [method, path] = row[0].split(' ');
  const address = all.address(path);
  const outside = WHO.filter((one) => !mayReach(one, reachOf(row, ROLE[one]), path));
  for (const who of outside) {
    const cookie = all.people[who].cookie();
    const page = await send(method, address, cookie, tokens.get(who)!);
    expect([who, address, page.status]).toEqual([who, address, 404]);
    // A role that never gets here is told so in one place: once as JSON is enough.
    if (reachOf(row, ROLE[who]) === 'no' && who !== outside[0]) continue;
    const json = await send(method, address, cookie, tokens.get(who)!, 'application/json');
    expect([who, json.status, json.body.error?.code]).toEqual([who, 404, expect.stringMatching(/notFound$/)]);
  }
});

test.each(rows)('%s (%s): who is not signed in is sent to the sign-in', async (route) => {
  const [method, path] = route.split(' ');
  const { cookie, token } = stranger;
  const page = await send(method, all.address(path), cookie, token);
  expect(page.status).toBe(303);
  expect(page.headers.location).toMatch(/^\/sign-in/);
  expect((await send(method, all.address(path), cookie, token, 'application/json')).status).toBe(401);
});

test('no form is taken without the token of its own session, nor one with files', async () => {
  const posts = [...rows.map(([route]) => route), ...Object.keys(OPEN_ROUTES)].filter((route) => /^POST/.test(route));
  const events = () => all.site.services.database.raw.prepare('select count(*) from audit_events').pluck().get();
  const before = events();
  const taken: unknown[] = [];
  for (const path of posts.map((route) => route.split(' ')[1])) {
    for (const token of ['', 'guessed', tokens.get('anna')!, stranger.token]) {
      const { status } = await send('POST', all.address(path), all.people.admin.cookie(), token);
      if (status !== 422) taken.push([path, token, status]);
    }
  }
  for (const token of ['', tokens.get('anna')!]) {
    const asked = request(server).post('/imports').set('Cookie', all.people.admin.cookie()).field('_csrf', token);
    const { status } = await asked.attach('files', Buffer.from('rep_id,name\n'), 'reps.csv');
    if (status !== 422) taken.push(['a file', token, status]);
  }
  expect(posts.length).toBeGreaterThan(100);
  expect(taken).toEqual([]);
  expect(events()).toBe(before);
});

test.each(rows)('%s (%s): those within reach get an answer', async (...row) => {
  const [method, path] = row[0].split(' ');
  for (const who of WHO.filter((one) => mayReach(one, reachOf(row, ROLE[one]), path))) {
    const answer = await send(method, all.address(path), all.people[who].cookie(), tokens.get(who)!);
    expect([who, answer.status, answer.status < 500 && answer.status !== 404]).toEqual([who, answer.status, true]);
  }
});

test('pages of the first visit that need an administrator do not exist for others', async () => {
  for (const route of Object.keys(OPEN_ROUTES).filter((one) => /\/setup\/(data|demo)$/.test(one))) {
    const [method, path] = route.split(' ');
    for (const who of WHO.filter((one) => one !== 'admin')) {
      expect((await send(method, path, all.people[who].cookie(), tokens.get(who)!)).status).toBe(404);
    }
  }
});

test('a form without its token is refused before anything is told about the record', async () => {
  const answer = await send('POST', all.address('/trades/:id/consent'), all.people.finn.cookie(), 'wrong');
  expect(answer.status).toBe(422);
  const nothing = await send('POST', '/trades/nothing/consent', all.people.finn.cookie(), 'wrong');
  expect(nothing.status).toBe(422);
});
