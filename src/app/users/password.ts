import { hash, verify } from '@node-rs/argon2';
import { ProductError } from '../../shared/errors';

/** argon2id with the parameters OWASP names first for it: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** ASVS 4.0 V2.1.1. */
export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 200;

/**
 * Hashes a password with argon2id and a fresh salt.
 * @throws ProductError password.length when it has fewer than 12 or more than 200 characters
 */
export async function hashPassword(password: string): Promise<string> {
  if (password.length < MIN_PASSWORD_LENGTH || password.length > MAX_PASSWORD_LENGTH) {
    throw new ProductError(
      'invalid',
      'password.length',
      `The password has ${password.length} characters; choose one of ${MIN_PASSWORD_LENGTH} to ${MAX_PASSWORD_LENGTH}.`,
      { field: 'password' },
    );
  }
  return hash(password, OPTIONS);
}

/**
 * True when the password belongs to the hash. Without a hash (nobody has this address, or no password was set) a
 * hash that fits nothing is checked instead, so that the answer takes as long and does not tell who has an account.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  unmatched ??= hash(`${Math.random()}`, OPTIONS);
  const fits = await verify(passwordHash ?? (await unmatched), password);
  return fits && passwordHash !== null;
}

let unmatched: Promise<string> | undefined;
