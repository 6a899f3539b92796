import { addUser } from '../../src/app/users/addUser';
import { readConfig } from '../../src/config';
import { type Forgery, openForgingProvider } from './forgingProvider';
import { NOW, openSite, type Site, type Visitor } from './site';

const PUBLIC_URL = 'https://planner.example.com';
let provider: Awaited<ReturnType<typeof openForgingProvider>>;
let site: Site;
beforeAll(async () => {
  provider = await openForgingProvider();
  const client = { OIDC_CLIENT_ID: 'planner', OIDC_CLIENT_SECRET: 'planner-secret' };
  const config = readConfig({ PUBLIC_URL, OIDC_ISSUER: provider.issuer, ...client });
  site = await openSite({ config: { ...config, logLevel: 'silent' } });
  const person = { name: 'Ada', email: 'ada@example.com', role: 'leader', repId: null, password: null } as const;
  await addUser(site.services.database, { ...person, actorId: null, now: NOW });
});
afterAll(async () => {
  provider.close();
  await site.close();
});

/** Goes to the provider and comes back with what it says; the status of the arrival. */
async function arrive(says: Forgery, visitor: Visitor = site.visitor()): Promise<number> {
  provider.says = says;
  const away = (await visitor.get('/sign-in/provider')).headers.location;
  const back = (await fetch(away, { redirect: 'manual' })).headers.get('location')!;
  const { status } = await visitor.get(back.slice(PUBLIC_URL.length));
  expect((await visitor.get('/profile')).status).toBe(status === 303 ? 200 : 303);
  return status;
}

const now = (): number => Math.floor(Date.now() / 1000);

test('what fits signs in', async () => {
  expect(await arrive({})).toBe(303);
  expect(await arrive({ claims: { aud: ['planner', 'other'], azp: 'planner' } })).toBe(303);
});

test.each<[string, () => Forgery]>([
  ['without a signature', () => ({ header: { alg: 'none' }, signature: 'none' })],
  ['without a signature, called signed', () => ({ signature: 'none' })],
  ['signed with the client secret', () => ({ header: { alg: 'HS256' }, signature: 'clientSecret' })],
  ['signed with a key that is not the provider’s', () => ({ foreignKey: true })],
  ['signed with a key of an unknown name', () => ({ header: { kid: 'other' }, foreignKey: true })],
  ['for another audience', () => ({ claims: { aud: 'other' } })],
  ['for several, given to another', () => ({ claims: { aud: ['planner', 'other'], azp: 'other' } })],
  ['without an audience', () => ({ claims: { aud: undefined } })],
  ['of another issuer', () => ({ claims: { iss: 'https://evil.example' } })],
  ['that has expired', () => ({ claims: { exp: now() - 600, iat: now() - 900 } })],
  ['without an end', () => ({ claims: { exp: undefined } })],
  ['that is not valid yet', () => ({ claims: { nbf: now() + 600 } })],
  ['with another nonce', () => ({ claims: { nonce: 'other' } })],
  ['without a nonce', () => ({ claims: { nonce: undefined } })],
  ['without a subject', () => ({ claims: { sub: undefined } })],
  ['that is none', () => ({ answer: { id_token: 'x' } })],
  ['that is missing', () => ({ answer: { id_token: undefined } })],
])('a token %s signs nobody in', async (_what, forged) => {
  expect(await arrive(forged())).toBe(400);
});

test.each<[string, Forgery]>([
  ['says "true" in letters', { claims: { email_verified: 'true' } }],
  ['says nothing of it', { claims: { email_verified: undefined } }],
  ['gives several', { claims: { email: ['ada@example.com'] } }],
])('an address is not believed when the provider %s', async (_what, forged) => {
  expect(await arrive(forged)).toBe(403);
});

test('facts about another subject than the token’s are not believed', async () => {
  const told = { email: 'ada@example.com', email_verified: true };
  expect(await arrive({ claims: { email: undefined }, userInfo: { sub: 'eve', ...told } })).toBe(400);
  expect(await arrive({ claims: { email: undefined }, userInfo: { sub: 'ada', ...told } })).toBe(303);
});

test('an answer begun in one journey does not fit another of the same browser', async () => {
  const visitor = site.visitor();
  provider.says = {};
  const first = (await visitor.get('/sign-in/provider')).headers.location;
  const back = (await fetch(first, { redirect: 'manual' })).headers.get('location')!;
  await visitor.get('/sign-in/provider');
  expect((await visitor.get(back.slice(PUBLIC_URL.length))).status).toBe(400);
});

test('an answer in the name of another provider is refused before anything is exchanged', async () => {
  const visitor = site.visitor();
  provider.says = {};
  const away = (await visitor.get('/sign-in/provider')).headers.location;
  const back = new URL((await fetch(away, { redirect: 'manual' })).headers.get('location')!);
  for (const iss of ['https://evil.example', null]) {
    if (iss === null) back.searchParams.delete('iss');
    else back.searchParams.set('iss', iss);
    expect((await visitor.get(back.pathname + back.search)).status).toBe(400);
  }
});

test('who has no password proves anew at the provider who they are before they make a token', async () => {
  const visitor = site.visitor();
  await arrive({ claims: { auth_time: now() - 3600 } }, visitor);
  const token = { name: 'Nightly', scopes: 'read', days: '30' };
  const asked = await visitor.post('/profile/tokens', token);
  expect(asked.status).toBe(401);
  const [, link] = /href="(\/sign-in\/provider\?again=yes[^"]+)"/.exec(asked.text)!;
  const anew = async (age: number): Promise<number> => {
    provider.says = { claims: { auth_time: now() - age } };
    const away = new URL((await visitor.get(link.replace('&amp;', '&'))).headers.location);
    expect([away.searchParams.get('prompt'), away.searchParams.get('max_age')]).toEqual(['login', '300']);
    const back = (await fetch(away, { redirect: 'manual' })).headers.get('location')!;
    return (await visitor.get(back.slice(PUBLIC_URL.length))).status;
  };
  expect(await anew(3600)).toBe(400);
  expect((await visitor.post('/profile/tokens', token)).status).toBe(401);
  expect(await anew(10)).toBe(303);
  expect((await visitor.post('/profile/tokens', token)).status).toBe(201);
});
