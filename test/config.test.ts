import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../src/config';

const MAIL = { SMTP_URL: 'smtp://user:secret@mail.example.com:587', MAIL_FROM: 'planner@example.com' };
const PROVIDER = { OIDC_ISSUER: 'https://login.example.com', OIDC_CLIENT_ID: 'planner', OIDC_CLIENT_SECRET: 'x' };
const PUBLIC_URL = 'https://planner.example.com/';

test('without variables there is neither mail nor a provider', () => {
  expect(readConfig({})).toMatchObject({ mail: null, provider: null, publicUrl: null });
});

test('mail and provider are read together with the address of the product', () => {
  const config = readConfig({ ...MAIL, ...PROVIDER, PUBLIC_URL });
  expect(config.mail).toEqual({ url: MAIL.SMTP_URL, from: MAIL.MAIL_FROM });
  expect(config.provider).toMatchObject({ issuer: PROVIDER.OIDC_ISSUER, label: 'Sign in with your company account' });
  expect(config.publicUrl).toBe('https://planner.example.com');
});

test.each([
  [{ ...MAIL }, 'PUBLIC_URL is needed with SMTP_URL'],
  [{ SMTP_URL: MAIL.SMTP_URL, PUBLIC_URL }, 'MAIL_FROM is needed with SMTP_URL'],
  [{ ...PROVIDER }, 'PUBLIC_URL is needed with OIDC_ISSUER'],
  [{ OIDC_ISSUER: PROVIDER.OIDC_ISSUER, PUBLIC_URL }, 'OIDC_CLIENT_SECRET is needed'],
  [{ ...PROVIDER, PUBLIC_URL, OIDC_ISSUER: 'http://login.example.com' }, 'OIDC_ISSUER must begin with https://'],
  [{ SMTP_URL: 'mail.example.com', MAIL_FROM: 'a@b.de', PUBLIC_URL }, 'SMTP_URL must be smtp://'],
])('%j is refused: %s', (env, sentence) => {
  expect(() => readConfig(env)).toThrow(sentence);
});

test('what is refused repeats no secret', () => {
  expect(() => readConfig({ ...MAIL })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('secret') }),
  );
});

test('the compose file hands on every variable that the handbook of operation names', () => {
  const file = (path: string): string => readFileSync(resolve(__dirname, '..', path), 'utf8');
  const table = file('docs/operating.md')
    .split('\n\n')
    .find((part) => part.startsWith('| variable |'))!;
  const named = table
    .split('\n')
    .flatMap((row) => [...row.split('|')[1].matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  const handed = [...file('deploy/compose.yaml').matchAll(/^ {6}- ([A-Z_]+)/gm)].map(([, name]) => name);
  // The image says where it listens and keeps its data; a stated day is for trying out.
  const fixed = ['DATABASE_URL', 'PORT', 'HOST', 'ROTATION_TODAY'];
  expect(handed.sort()).toEqual(named.filter((name) => !fixed.includes(name)).sort());
});
