import { newTokenText } from '../../src/app/apiTokens/tokenText';
import { type Served, send, serve, signIn, tokenOf } from '../faults/serve';
import { clientOf } from '../web/api/client';
import { openCastSite } from '../web/castSite';
import type { Site } from '../web/site';

jest.setTimeout(120_000);

const PER_MINUTE = 20;
let site: Site;
let servers: Served[];
beforeAll(async () => {
  site = await openCastSite();
  await site.as('admin');
  const { url } = site.services.database;
  const environment = { API_REQUESTS_PER_MINUTE: String(PER_MINUTE), SESSION_SECRET: 'x'.repeat(64) };
  servers = await Promise.all([serve(url, environment), serve(url, environment)]);
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await site.close();
});

const ask = (at: Served, token: string): Promise<Response> =>
  fetch(`${at.address}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });

/** Waits until the processes have told each other of so many hits. */
async function exchanged(kind: string, hits: number): Promise<void> {
  for (;;) {
    const rows = await site.services.database.db
      .selectFrom('request_counts')
      .select('hits')
      .where('key', 'like', `${kind}:%`)
      .execute();
    if (rows.some((row) => row.hits >= hits)) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Asks at one process, then at the other, which knows of the first ones once it has told of one of its own. */
async function answersOf(token: string, kind: string): Promise<number[]> {
  const [a, b] = servers;
  const answers: number[] = [];
  for (let n = 0; n < 12; n++) answers.push((await ask(a, token)).status);
  await exchanged(kind, 12);
  answers.push((await ask(b, token)).status);
  await exchanged(kind, 13);
  return answers;
}

test('the requests of a token count together at all processes', async () => {
  const { token } = await clientOf(site, 'admin@example.com');
  const answers = await answersOf(token, 'token');
  for (let n = 0; n < 18; n++) answers.push((await ask(servers[1], token)).status);
  const allowed = answers.filter((status) => status === 200).length;
  // By itself the second would have let 19 more through; one or two may pass while the answer comes back.
  expect(allowed).toBeGreaterThanOrEqual(PER_MINUTE);
  expect(allowed).toBeLessThan(PER_MINUTE + 5);
  expect(answers.at(-1)).toBe(429);
});

test('guesses at tokens count together by network address, and what is right does not', async () => {
  const { token } = await clientOf(site, 'admin@example.com');
  expect((await ask(servers[0], token)).status).toBe(200);
  expect(await answersOf(newTokenText().text, 'guess')).toEqual(Array(13).fill(401));
  const [{ hits, key }] = await site.services.database.db
    .selectFrom('request_counts')
    .select(['hits', 'key'])
    .where('key', 'like', 'guess:%')
    .execute();
  expect(hits).toBe(13);
  expect(key).not.toContain('127.0.0.1');
});

test('wrong present passwords count together exactly', async () => {
  const cookie = await signIn(servers[0].address, 'admin@example.com');
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) {
    const { address } = servers[n % 2];
    const _csrf = await tokenOf(`${address}/profile`, cookie);
    const fields = { _csrf, present: 'not this one', password: 'a new password 1', again: 'a new password 1' };
    statuses.push((await send(`${address}/profile/password`, cookie, fields)).status);
  }
  expect(statuses).toEqual([...Array(10).fill(400), 429, 429]);
});
