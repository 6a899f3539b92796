import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../config';

/**
 * What signs the session cookie: the configured secret, else one made once and kept beside the database in a file that
 * only the owner can read, so that a restart signs nobody out.
 */
export function sessionSecret(config: Pick<Config, 'sessionSecret'>, databasePath: string): string {
  if (config.sessionSecret !== null) return config.sessionSecret;
  const path = join(dirname(databasePath), 'session-secret');
  try {
    // 'wx' fails when the file exists: of two processes starting at once one writes, both read the same.
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
