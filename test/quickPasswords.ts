// Hashing a password takes as long as an attacker's guess should; tests hash thousands, so they do the same with less
// work. What the product itself asks for is tested in test/app/password.test.ts.
jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual('@node-rs/argon2');
  const less = { memoryCost: 64, timeCost: 1 };
  return {
    verify: real.verify,
    hash: (password: string, options: object) => real.hash(password, { ...options, ...less }),
  };
});
