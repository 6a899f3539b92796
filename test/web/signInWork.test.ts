import { verify } from '@node-rs/argon2';
import { openSite, type Site } from './site';

jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual('@node-rs/argon2');
  return { ...real, verify: jest.fn(real.verify) };
});

const looked = verify as jest.MockedFunction<typeof verify>;
let site: Site;
beforeAll(async () => {
  site = await openSite();
  for (const role of ['admin', 'leader', 'manager'] as const) await site.as(role);
  const { raw } = site.services.database;
  raw.exec(`update users set disabled_at = '2026-01-01T00:00:00.000Z' where email = 'leader@example.com'`);
  raw.exec(`update users set password_hash = null where email = 'manager@example.com'`);
});
afterAll(() => site.close());

test.each([
  ['of an administrator', 'admin@example.com'],
  ['of somebody who is disabled', 'leader@example.com'],
  ['of somebody without a password', 'manager@example.com'],
  ['that nobody has', 'nobody@example.com'],
])('a wrong password for an address %s costs one hash of the same price, and the same answer', async (_who, email) => {
  looked.mockClear();
  const answer = await site.visitor().post('/sign-in', { email, password: 'wrong and wrong' });
  expect(answer.status).toBe(401);
  const price = looked.mock.calls.map(([hash]) => /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/.test(String(hash)));
  expect(price).toEqual([true]);
});
