import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CAST } from '../cast';
import { PRODUCT, ROOT } from '../process';
import { PASSWORD, tokenIn } from '../web/site';

export interface Served {
  address: string;
  stop(): Promise<void>;
}

/** The application as a process of its own, with its worker, on a database. */
export async function serve(url: string, environment: NodeJS.ProcessEnv = {}): Promise<Served> {
  const args = [...PRODUCT, 'serve', '--database', url, '--today', CAST.today];
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...environment };
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
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

const cookieOf = (answer: Response): string => (answer.headers.getSetCookie()[0] ?? '').split(';')[0];
/** Sends a form. */
export const send = (url: string, cookie: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields), redirect: 'manual' });

/** Signs somebody in at one process and returns the cookie. */
export async function signIn(at: string, email: string): Promise<string> {
  const page = await fetch(`${at}/sign-in`);
  const fields = { _csrf: tokenIn(await page.text()), email, password: PASSWORD };
  const answer = await send(`${at}/sign-in`, cookieOf(page), fields);
  if (answer.status !== 303) throw new Error(`${email} was not let in: ${answer.status}`);
  return cookieOf(answer);
}

/** The token of the forms on a page. */
export async function tokenOf(url: string, cookie: string): Promise<string> {
  const page = await fetch(url, { headers: { cookie } });
  return tokenIn(await page.text());
}
