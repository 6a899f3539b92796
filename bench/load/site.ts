import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { DEMO_PASSWORD } from '../../src/app/demo/demoSignIns';
import { compiled } from './compiled';
import type { Standing } from './server';

/** A web process under load. */
export interface Site {
  port: number;
  /** 'collected' = after a collection of garbage; 'unblocked' = blockedMs counts from here. */
  standing(when?: 'now' | 'collected' | 'unblocked'): Promise<Standing>;
  stop(): Promise<void>;
}

/** Starts the compiled product on a database, in a process of its own on a free port. */
export async function startSite(url: string): Promise<Site> {
  const profile = process.env.LOAD_PROFILE;
  const child = fork(compiled('bench/load/server.js'), {
    execArgv: ['--expose-gc', ...(profile ? ['--cpu-prof', '--cpu-prof-dir', profile] : [])],
    env: {
      ...process.env,
      DATABASE_URL: url,
      PORT: '0',
      HOST: '127.0.0.1',
      API_REQUESTS_PER_MINUTE: '1000000',
      SESSION_SECRET: 'a secret of the load alone, nobody else',
    },
    stdio: ['ignore', 'inherit', process.env.LOAD_LOG ? 'inherit' : 'ignore', 'ipc'],
  });
  const { port } = await told<{ port: number }>(child);
  return {
    port,
    standing: (when = 'now') => told<Standing>(child, when),
    async stop() {
      const exit = once(child, 'exit');
      child.send('stop');
      await exit;
    },
  };
}

async function told<T>(child: ChildProcess, ask?: string): Promise<T> {
  const settled = new AbortController();
  const { signal } = settled;
  const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('The server process ended.')));
  const answer = Promise.race([once(child, 'message', { signal }), ended]);
  ended.catch(() => {});
  if (ask) child.send(ask);
  return (await answer.finally(() => settled.abort()))[0] as T;
}

/** Somebody who is signed in: what their browser sends. */
export interface SignedIn {
  cookie: string;
  token: string;
}

/** Signs in by the form, as a browser does. */
export async function signIn(port: number, email: string): Promise<SignedIn> {
  const base = `http://127.0.0.1:${port}`;
  const form = await fetch(`${base}/sign-in`);
  const visit = cookieOf(form);
  const body = new URLSearchParams({ email, password: DEMO_PASSWORD, _csrf: tokenIn(await form.text()) });
  const answer = await fetch(`${base}/sign-in`, {
    method: 'POST',
    body,
    headers: { cookie: visit },
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}.`);
  const cookie = cookieOf(answer);
  // The session is stored before the answer ends, not before it begins.
  await answer.text();
  const first = await fetch(`${base}/notifications`, { headers: { cookie } });
  return { cookie, token: tokenIn(await first.text()) };
}

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

function tokenIn(html: string): string {
  const found = /name="_csrf" value="([^"]+)"/.exec(html);
  if (!found) throw new Error('The page has no form token.');
  return found[1];
}
