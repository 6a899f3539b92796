import { CAST } from '../cast';
import { offers, openTradeSite, type TradeSite } from '../web/tradeSite';
import { one, problems } from './company';
import { type Served, send, serve, signIn, tokenOf } from './serve';

jest.setTimeout(120_000);

let site: TradeSite;
let servers: Served[];
beforeAll(async () => {
  site = await openTradeSite();
  const { url } = site.services.database;
  servers = await Promise.all([serve(url), serve(url)]);
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await site.close();
});

test('a manager approves at two processes at once, with the session and the forms of either: it counts once', async () => {
  const trade = await site.draft();
  await site.submit(trade);
  const [a, b] = servers.map(({ address }) => address);
  // Whose consent is missing depends on the swap.
  const bensTurn = (await offers(site.ben, trade)).includes('consent');
  const cookie = await signIn(a, bensTurn ? `manager${CAST.ben}@example.com` : 'admin@example.com');
  const tokens = [await tokenOf(`${a}${trade}`, cookie), await tokenOf(`${b}${trade}`, cookie)];
  const consent = (to: string, _csrf: string) => send(`${to}${trade}/consent`, cookie, { _csrf });
  const sent = await Promise.all([consent(a, tokens[1]), consent(b, tokens[0])]);
  const answers = sent.map(({ status }) => status);
  // A session, and the token of a form, holds at either process. Who is late is told so.
  expect(answers).toContain(303);
  for (const status of answers) expect([303, 400, 409, 422]).toContain(status);
  await site.approve(trade);
  const { database } = site.services;
  const id = trade.split('/').pop();
  expect(one(database, `select count(*) from trade_states where trade_id = '${id}' and state = 'approved'`)).toBe(1);
  const sides = database.raw.prepare('select manager_rep_id from consents where trade_id = ?').pluck().all(id);
  expect(sides.length).toBeGreaterThan(0);
  expect(new Set(sides).size).toBe(sides.length);
  expect(await problems(database)).toEqual([]);
});
