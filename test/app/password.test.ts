jest.unmock('@node-rs/argon2');

import { hashPassword, passwordFits } from '../../src/app/users/password';

test('a password is kept as a hash of argon2id with 19 MiB and two passes, never twice the same', async () => {
  const [one, other] = [await hashPassword('correct horse battery'), await hashPassword('correct horse battery')];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(other).not.toBe(one);
  expect(await passwordFits(one, 'correct horse battery')).toBe(true);
  expect(await passwordFits(one, 'correct horse batter')).toBe(false);
  expect(await passwordFits(null, 'correct horse battery')).toBe(false);
});

test.each([9, 201])('one of %i characters is refused', async (length) => {
  await expect(hashPassword('x'.repeat(length))).rejects.toMatchObject({ code: 'password.length' });
});
