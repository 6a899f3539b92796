import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { CAST } from '../cast';
import { MAIN, ROOT, TSX } from '../process';
import { PASSWORD, tokenIn } from '../web/site';
import { offers, openTradeSite, type TradeSite } from '../web/tradeSite';
import { one, problems } from './company';

jest.setTimeout(120_000);

let site: TradeSite;
let servers: { process: ChildProcess; address: string }[];
beforeAll(async () => {
  site = await openTradeSite();
  servers = await Promise.all([serve(), serve()]);
});
afterAll(async () => {
  for (const { process: server } of servers) {
    const ended = server.exitCode === null ? once(server, 'exit') : null;
    server.kill('SIGTERM');
    await ended;
  }
  await site.close();
});

/** The application as a process of its own, with its worker, on the database of the site. */
async function serve(): Promise<{ process: ChildProcess; address: string }> {
  const args = [...TSX, MAIN, 'serve', '--database', site.services.database.url, '--today', CAST.today];
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const port = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const found = /localhost:(\d+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.once('exit', () => reject(new Error(`The application did not start: ${said}`)));
  });
  return { process: child, address: `http://127.0.0.1:${port}` };
}

const cookieOf = (answer: Response): string => (answer.headers.getSetCookie()[0] ?? '').split(';')[0];
const send = (url: string, cookie: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields), redirect: 'manual' });

/** Signs somebody in at one process and returns the cookie. */
async function signIn(at: string, email: string): Promise<string> {
  const page = await fetch(`${at}/sign-in`);
  const fields = { _csrf: tokenIn(await page.text()), email, password: PASSWORD };
  const answer = await send(`${at}/sign-in`, cookieOf(page), fields);
  expect(answer.status).toBe(303);
  return cookieOf(answer);
}

/** The token of the forms on a page. */
async function tokenOf(url: string, cookie: string): Promise<string> {
  const page = await fetch(url, { headers: { cookie } });
  return tokenIn(await page.text());
}

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
