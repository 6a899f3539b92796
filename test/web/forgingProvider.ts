import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Record<string, unknown>;

/** What a provider answers when a code is exchanged; every part of it can be forged. */
export interface Forgery {
  header?: Json;
  claims?: Json;
  /** Signs with another key than the published one. */
  foreignKey?: boolean;
  /** Signs nothing at all, or with what both sides know. */
  signature?: 'none' | 'clientSecret';
  /** What the page of facts about the user says. */
  userInfo?: Json;
  /** Members of the token's answer instead of the usual ones. */
  answer?: Json;
}

/** An identity provider that says whatever a test wants it to say. */
export async function openForgingProvider(): Promise<{ issuer: string; says: Forgery; close(): void }> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = { issuer: '', says: {} as Forgery, close: () => void server.close() };
  const nonces = new Map<string, string>();
  const answerTo = async (path: string, req: IncomingMessage): Promise<Json> => {
    const { issuer, says } = provider;
    if (path === '/jwks') return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', use: 'sig' }] };
    if (path === '/userinfo') return says.userInfo ?? { sub: 'ada' };
    if (path === '/token') {
      const code = new URLSearchParams(await textOf(req)).get('code')!;
      const claims = claimsOf(issuer, nonces.get(code), says.claims);
      const idToken = jwt(
        { alg: 'RS256', kid: 'k', ...says.header },
        claims,
        says,
        keys.privateKey,
        foreign.privateKey,
      );
      return { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: idToken, ...says.answer };
    }
    return metadata(issuer);
  };
  const server = createServer(async (req, res) => {
    const url = new URL(req.url!, provider.issuer);
    if (url.pathname === '/authorize') {
      const code = `code-${nonces.size}`;
      nonces.set(code, url.searchParams.get('nonce')!);
      const back = new URLSearchParams({ code, state: url.searchParams.get('state')!, iss: provider.issuer });
      res.writeHead(303, { location: `${url.searchParams.get('redirect_uri')}?${back}` }).end();
      return;
    }
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(await answerTo(url.pathname, req)));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return provider;
}

const metadata = (issuer: string): Json => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  userinfo_endpoint: `${issuer}/userinfo`,
  authorization_response_iss_parameter_supported: true,
});

function claimsOf(iss: string, nonce: string | undefined, forged: Json = {}): Json {
  const now = Math.floor(Date.now() / 1000);
  const email = { email: 'ada@example.com', email_verified: true };
  return { iss, aud: 'planner', sub: 'ada', iat: now, exp: now + 60, nonce, ...email, ...forged };
}

function jwt(header: Json, claims: Json, says: Forgery, own: KeyObject, foreign: KeyObject): string {
  const part = (value: Json): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part(header)}.${part(claims)}`;
  if (says.signature === 'none') return `${text}.`;
  if (says.signature === 'clientSecret') {
    return `${text}.${createHmac('sha256', 'planner-secret').update(text).digest('base64url')}`;
  }
  return `${text}.${sign('sha256', Buffer.from(text), says.foreignKey ? foreign : own).toString('base64url')}`;
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
}
