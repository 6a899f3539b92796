import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { sha256 } from '../../shared/hash';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const FORM = /^rot_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;

/** A new token: the text that its user gets to see once, the prefix by which it is found, and the hash that is kept. */
export function newTokenText(): { text: string; prefix: string; secretHash: string } {
  const prefix = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const secret = randomBytes(32).toString('base64url');
  // 256 random bits cannot be guessed, so that a fast hash is enough and every request is checked fast.
  return { text: `rot_${prefix}_${secret}`, prefix, secretHash: sha256(secret) };
}

/** Parts of a token as it is sent; null when it is none. */
export function tokenParts(text: string): { prefix: string; secret: string } | null {
  const found = FORM.exec(text);
  return found && { prefix: found[1], secret: found[2] };
}

/** True when the secret is the one that was hashed; takes the same time wherever they differ. */
export function isSecret(secret: string, secretHash: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(secret), 'hex'), Buffer.from(secretHash, 'hex'));
}
