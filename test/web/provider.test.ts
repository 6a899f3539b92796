import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { type IdentityProvider, openIdentityProvider } from './identityProvider';
import { NOW, openSite, type Site, type Visitor } from './site';

const PUBLIC_URL = 'https://planner.example.com';
let provider: IdentityProvider;
let site: Site;
beforeAll(async () => {
  provider = await openIdentityProvider(`${PUBLIC_URL}/sign-in/provider/callback`);
  const outside = readConfig({
    PUBLIC_URL,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'planner',
    OIDC_CLIENT_SECRET: 'planner-secret',
    OIDC_LABEL: 'Sign in with Acme',
  });
  site = await openSite({ config: { ...outside, logLevel: 'silent' } });
  const person = { role: 'leader', repId: null, password: null, actorId: null, now: NOW } as const;
  for (const name of ['ada', 'unverified', 'gone']) {
    await addUser(site.services.database, { ...person, name, email: `${name}@example.com` });
  }
  site.services.database.raw.exec(`update users set disabled_at = '2026-01-01' where name = 'gone'`);
});
afterAll(async () => {
  provider.close();
  await site.close();
});

/** Leaves for the provider and returns the path at which the browser comes back. */
async function travel(visitor: Visitor, as: string, next = '/profile'): Promise<string> {
  const away = await visitor.get(`/sign-in/provider?next=${encodeURIComponent(next)}`);
  expect(away.status).toBe(303);
  return provider.signIn(away.headers.location, as);
}

test('the sign-in offers the provider by its name', async () => {
  const { text } = await site.visitor().get('/sign-in?next=/users');
  expect(text).toContain('Sign in with Acme');
  expect(text).toContain('href="/sign-in/provider?next=/users"');
});

test('the provider is asked with PKCE, state and nonce', async () => {
  const { location } = (await site.visitor().get('/sign-in/provider')).headers;
  const query = new URL(location).searchParams;
  expect(query.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(query.get(name)!.length).toBeGreaterThan(30);
});

test('a user with the verified address is signed in under a new session, and goes where they wanted', async () => {
  const visitor = site.visitor();
  const back = await visitor.get(await travel(visitor, 'Ada@example.com'));
  expect(back.status).toBe(303);
  expect(back.headers.location).toBe('/profile');
  expect((await visitor.get('/profile')).text).toContain('ada');
});

test.each([
  ['an address that nobody here has', 'stranger@example.com', 'Nobody with the address stranger'],
  ['a disabled user', 'gone@example.com', 'Nobody with the address gone'],
  ['an address that the provider does not vouch for', 'unverified@example.com', 'does not vouch'],
])('%s does not get in, and nobody is added', async (_who, as, sentence) => {
  const visitor = site.visitor();
  const back = await visitor.get(await travel(visitor, as));
  expect(back.status).toBe(403);
  expect(back.text).toContain(sentence);
  expect((await visitor.get('/profile')).status).toBe(303);
  expect(site.services.database.raw.prepare('select count(*) from users').pluck().get()).toBe(3);
});

test('where the provider verifies no addresses, the claim that names them is said by the configuration', async () => {
  const { config } = site.services;
  const named = await openSite({ config: { ...config, provider: { ...config.provider!, emailClaim: 'upn' } } });
  const person = { role: 'leader', repId: null, password: null, actorId: null, now: NOW } as const;
  await addUser(named.services.database, { ...person, name: 'unverified', email: 'unverified@example.com' });
  const visitor = named.visitor();
  const back = await visitor.get(await travel(visitor, 'unverified@example.com'));
  expect([back.status, back.headers.location]).toEqual([303, '/profile']);
  const nobody = await openSite({ config: { ...config, provider: { ...config.provider!, emailClaim: 'nothing' } } });
  await nobody.as('admin');
  const refused = nobody.visitor();
  expect((await refused.get(await travel(refused, 'admin@example.com'))).status).toBe(403);
  await named.close();
  await nobody.close();
});

test('who signs out here is led to the sign-out of the provider, which leads back', async () => {
  const visitor = site.visitor();
  await visitor.get(await travel(visitor, 'ada@example.com'));
  const { headers } = await visitor.post('/sign-out', {}, '/profile');
  const html = (await visitor.get(headers.location)).text;
  expect(html).toContain('You are signed out here');
  expect(html).toContain('href="/sign-in/provider/sign-out"');
  const away = new URL((await visitor.get('/sign-in/provider/sign-out')).headers.location);
  expect(away.origin).toBe(provider.issuer);
  expect(Object.fromEntries(away.searchParams)).toEqual({
    client_id: 'planner',
    post_logout_redirect_uri: `${PUBLIC_URL}/sign-in`,
  });
  expect((await fetch(away, { redirect: 'manual' })).status).toBe(200);
});

test('an answer of the provider works once, and only in the browser that asked', async () => {
  const visitor = site.visitor();
  const path = await travel(visitor, 'ada@example.com');
  expect((await site.visitor().get(path)).status).toBe(400);
  const other = site.visitor();
  await other.get('/sign-in/provider');
  expect((await other.get(path)).status).toBe(400);
  expect((await visitor.get(path)).status).toBe(303);
  expect((await visitor.get(path)).status).toBe(400);
});

test('a changed state, a code of somebody’s making and a refusal are no sign-in', async () => {
  const change = (path: string, name: string, value: string | null): string => {
    const url = new URL(path, PUBLIC_URL);
    if (value === null) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
    return url.pathname + url.search;
  };
  for (const [name, value] of [
    ['state', 'x'],
    ['state', null],
    ['code', 'x'],
    ['iss', 'https://evil.example'],
    ['error', 'access_denied'],
  ] as const) {
    const visitor = site.visitor();
    const answer = await visitor.get(change(await travel(visitor, 'ada@example.com'), name, value));
    expect([name, value, answer.status]).toEqual([name, value, 400]);
    expect((await visitor.get('/profile')).status).toBe(303);
  }
});

test('nobody is sent elsewhere afterwards', async () => {
  const visitor = site.visitor();
  const back = await visitor.get(await travel(visitor, 'ada@example.com', '//evil.example'));
  expect(back.headers.location).toBe('/');
});

test('a provider that cannot be reached is said so, and asked again the next time', async () => {
  const { config } = site.services;
  const away = await openSite({
    config: { ...config, provider: { ...config.provider!, issuer: 'http://127.0.0.1:9' } },
  });
  await away.as('admin');
  const answer = await away.visitor().get('/sign-in/provider');
  expect(answer.status).toBe(503);
  expect(answer.text).toContain('cannot be reached');
  await away.close();
});

test('without a provider there is none', async () => {
  const plain = await openSite();
  await plain.as('admin');
  expect((await plain.visitor().get('/sign-in/provider')).status).toBe(404);
  expect((await plain.visitor().get('/sign-in/provider/sign-out')).status).toBe(404);
  expect((await plain.visitor().get('/sign-in')).text).not.toContain('/sign-in/provider');
  await plain.close();
});
