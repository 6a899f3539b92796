import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

export interface IdentityProvider {
  issuer: string;
  /** Signs in there as somebody, agrees, and returns the path at which the browser comes back. */
  signIn(url: string, as: string): Promise<string>;
  close(): void;
}

/** Starts a real OpenID Connect provider in a process of its own. */
export async function openIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const child = spawn(process.execPath, [resolve(__dirname, 'identityProvider.mjs'), redirectUri], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const issuer = await new Promise<string>((done, failed) => {
    child.stdout.once('data', (text: Buffer) => done(text.toString().trim()));
    child.once('exit', (code) => failed(new Error(`The provider ended with ${code}.`)));
  });
  return { issuer, signIn: (url, as) => travel(issuer, url, as), close: () => child.stdin.end() };
}

/** Follows the provider's pages as a browser would, until it sends the browser back to us. */
async function travel(issuer: string, start: string, as: string): Promise<string> {
  const cookies = new Map<string, string>();
  const ask = async (url: string, body?: Record<string, string>): Promise<string | null> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      body: body && new URLSearchParams(body),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return next === null ? null : new URL(next, issuer).href;
  };
  let url = start;
  const steps: Record<string, string>[] = [{ prompt: 'login', login: as, password: 'any' }, { prompt: 'consent' }];
  for (const step of steps) {
    url = (await follow(url, ask)) ?? url;
    if (!url.startsWith(issuer)) break;
    url = (await ask(url, step))!;
  }
  const back = new URL((await follow(url, ask)) ?? url);
  return back.pathname + back.search;
}

/** Follows redirects within the provider up to a page with a form, or to an address outside. */
async function follow(start: string, ask: (url: string) => Promise<string | null>): Promise<string> {
  let url = start;
  while (url.startsWith('http://127.0.0.1')) {
    const next = await ask(url);
    if (next === null) return url;
    url = next;
  }
  return url;
}
